export const importRules: readonly { readonly rule: number; readonly why: string }[]
