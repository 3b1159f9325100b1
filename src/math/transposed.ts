/** Edge of the squares in which a matrix is turned: a square of both stays in the nearest cache. */
const EDGE = 32;

/** The transpose of a row-major matrix of so many columns. */
export function transposed(matrix: Float64Array, columns: number): Float64Array {
  const rows = columns === 0 ? 0 : matrix.length / columns;
  const turned = new Float64Array(matrix.length);
  for (let top = 0; top < rows; top += EDGE) {
    for (let left = 0; left < columns; left += EDGE) {
      const bottom = Math.min(rows, top + EDGE);
      const right = Math.min(columns, left + EDGE);
      for (let i = top; i < bottom; i += 1)
        for (let j = left; j < right; j += 1) turned[j * rows + i] = matrix[i * columns + j];
    }
  }
  return turned;
}
