// Brands keep two kinds of number apart at compile time and cost nothing at run time.

declare const brand: unique symbol;

/** A `T` that only the constructor of `Name` makes. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
