/** The UMD build of mathjs has no types of its own: it is the whole library as one instance, ten times faster to load. */
declare module 'mathjs/lib/browser/math.js' {
  import type { MathJsInstance } from 'mathjs';
  const math: MathJsInstance;
  export default math;
}
