// The evidence against a claim that holds.

export const none: readonly string[] = [];
