import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import tsconfigPaths from 'vite-tsconfig-paths';
import remixConfig from './remix.config.js';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
}

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), tsconfigPaths()],
  // Native modules cannot be pre-bundled for the browser, and must not be tried.
  optimizeDeps: { exclude: ['better-sqlite3', '@node-rs/argon2'] },
  build: { target: 'es2022', assetsInlineLimit: 0, cssMinify: true },
});
