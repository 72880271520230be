/** The values with those changes that are given; what is undefined stays as it was. */
export function amended<T extends object>(values: T, changes: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return { ...values, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) };
}
