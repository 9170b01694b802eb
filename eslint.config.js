import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Attributes that a person reads or hears. */
const SPOKEN = new Set(['aria-label', 'alt', 'title', 'placeholder', 'aria-description']);

/** Every text on screen goes through the message catalogues. */
const noLiteralText = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const hasLetters = (text) => /\p{L}/u.test(text);
    const report = (node) =>
      context.report({
        node,
        message: 'A text on screen: put it into app/i18n/locales and ask for it with t().',
      });
    return {
      JSXText: (node) => hasLetters(node.value) && report(node),
      JSXAttribute: (node) =>
        SPOKEN.has(node.name.name) &&
        node.value?.type === 'Literal' &&
        hasLetters(String(node.value.value)) &&
        report(node),
    };
  },
};

export default ts.config(
  { ignores: ['build', 'node_modules', 'data', '.cache', 'test-results', 'playwright-report'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...ts.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      // Remix answers by throwing responses.
      '@typescript-eslint/only-throw-error': 'off',
      // Remix renders promises of actions and Express takes async handlers.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
  {
    files: ['app/**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { 'react-hooks': reactHooks, local: { rules: { 'no-literal-text': noLiteralText } } },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'local/no-literal-text': 'error',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}'],
    ignores: ['app/i18n/**', '**/*.test.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map((property) => ({
          property,
          message: 'Dates and numbers are formatted in app/i18n/format.ts.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.object.name='Intl']",
          message: 'Dates and numbers are formatted in app/i18n/format.ts.',
        },
        {
          selector: "JSXAttribute[name.name='style']",
          message: 'The content security policy forbids inline styles: use a utility or a token.',
        },
      ],
    },
  },
  { files: ['app/**/*.{ts,tsx}'], ignores: ['app/cli/**'], rules: { 'no-console': 'error' } },
  { files: ['**/*.{js,mjs,cjs}'], languageOptions: { globals: globals.node } },
  prettier,
);
