import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const LETTER = /\p{L}/u;
/** Names that are the same in every language. */
const NAMES = /\b(TLP|UTC)\b/g;
const SPOKEN_ATTRIBUTES = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);

/** Every text that a person reads or hears comes from a catalogue: one in the code is never translated. */
const noLiteralText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      literal: "Text belongs into app/i18n/locales: put “{{text}}” there and show t('…') instead.",
    },
  },
  create(context) {
    const check = (node, text) => {
      if (LETTER.test(text.replace(NAMES, ''))) {
        context.report({ node, messageId: 'literal', data: { text: text.trim().slice(0, 40) } });
      }
    };
    /** The literals that an expression can come to, through `a ? b : c`, `a && b` and template strings. */
    const checkValue = (node) => {
      if (!node) return;
      if (node.type === 'Literal' && typeof node.value === 'string') check(node, node.value);
      if (node.type === 'TemplateLiteral')
        for (const part of node.quasis) check(node, part.value.cooked);
      if (node.type === 'JSXExpressionContainer') checkValue(node.expression);
      if (node.type === 'ConditionalExpression') {
        checkValue(node.consequent);
        checkValue(node.alternate);
      }
      if (node.type === 'LogicalExpression') {
        checkValue(node.left);
        checkValue(node.right);
      }
    };
    return {
      JSXText: (node) => check(node, node.value),
      JSXAttribute(node) {
        if (SPOKEN_ATTRIBUTES.has(node.name.name)) checkValue(node.value);
      },
      'JSXElement > JSXExpressionContainer': checkValue,
      'JSXFragment > JSXExpressionContainer': checkValue,
    };
  },
};

const BY_THE_FORMATTER =
  'Use createFormat of app/i18n/format.ts: one place decides time zone and digits.';
const localText = ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'];
const intlText = ['DateTimeFormat', 'NumberFormat', 'RelativeTimeFormat'];

export default tseslint.config(
  {
    ignores: [
      'build/',
      'node_modules/',
      'data/',
      '.cache/',
      'coverage/',
      'db/migrations/',
      'test-results/',
      'playwright-report/',
    ],
  },
  // An exemption that is not needed any more goes.
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: globals.node,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      // A leading underscore says: this place is filled by somebody else, and not used here.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Zod and our formatter hand out functions that are declared as methods and never use `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Declaration merging, as Remix asks for its context, is an interface that adds nothing.
      '@typescript-eslint/no-empty-object-type': [
        'error',
        { allowInterfaces: 'with-single-extends' },
      ],
      // Express and Remix take async handlers; Remix hands a fault of its own on to Express.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // Remix answers by throwing a Response, and says so in its guide.
      '@typescript-eslint/only-throw-error': [
        'error',
        { allow: [{ from: 'lib', name: 'Response' }] },
      ],
      'no-restricted-properties': [
        'error',
        ...localText.map((property) => ({ property, message: BY_THE_FORMATTER })),
        ...intlText.map((property) => ({ object: 'Intl', property, message: BY_THE_FORMATTER })),
      ],
    },
  },
  { files: ['app/i18n/**'], rules: { 'no-restricted-properties': 'off' } },
  { files: ['app/ui/forms.js'], languageOptions: { globals: globals.browser } },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.strict,
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['app/**/*.tsx'],
    ignores: ['**/*.test.tsx'],
    plugins: { local: { rules: { 'no-literal-text': noLiteralText } } },
    rules: { 'local/no-literal-text': 'error' },
  },
  // What happens goes to the log (app/server/log.server.ts); commands alone talk to the terminal.
  { files: ['app/**', 'db/**'], ignores: ['app/cli/**'], rules: { 'no-console': 'error' } },
  // Plain JavaScript is in no TypeScript project: rules that need types cannot judge it.
  {
    files: ['**/*.{js,mjs,cjs}'],
    ...tseslint.configs.disableTypeChecked,
  },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' } },
  prettier,
);
