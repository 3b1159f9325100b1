/** A row-major matrix column by column: what stood at `i * columns + j` stands at `j * rows + i`. */
export function transposed(
  matrix: Float64Array,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Float64Array {
  const turned = new Float64Array(matrix.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) turned[j * rows + i] = matrix[i * columns + j];
  return turned;
}
