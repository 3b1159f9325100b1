/** What we call of the Cephes library; the package's own types are out of the reach of its `exports`. */
declare module 'cephes' {
  /** Resolves when the WebAssembly is ready. */
  export const compiled: Promise<void>;
  /** Quantile of Student's t with `degrees` of freedom at `probability`. */
  export function stdtri(degrees: number, probability: number): number;
}
