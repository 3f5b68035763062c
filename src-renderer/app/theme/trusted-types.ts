// Imported before anything else: with `require-trusted-types-for 'script'` every string that reaches an HTML or script sink
// passes through this one policy. Mantine writes its style sheets through innerHTML, and those hold no '<'; nothing else may pass.

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: {
      createHTML: (text: string) => string | null;
      createScript: () => null;
      createScriptURL: () => null;
    },
  ): unknown;
}

/** What may become HTML: `text` itself when it holds no '<', else null, which the browser refuses. */
export function safeHtml(text: string): string | null {
  return text.includes('<') ? null : text;
}

const factory = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
factory?.createPolicy('default', { createHTML: safeHtml, createScript: () => null, createScriptURL: () => null });
