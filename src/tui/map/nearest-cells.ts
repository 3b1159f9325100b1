import type { Size } from '../look/terminal-look.ts';

/**
 * For every cell the city that lies nearest, spreading from all cities' cells at once (breadth first, so near enough in
 * steps of cells); -1 where there is no city at all.
 */
export function nearestCells(cellOfCity: Int32Array, { columns, rows }: Size): Int32Array {
  const cityOfCell = new Int32Array(columns * rows).fill(-1);
  const queue: number[] = [];
  cellOfCity.forEach((cell, city) => {
    if (cell < 0 || cityOfCell[cell] >= 0) return;
    cityOfCell[cell] = city;
    queue.push(cell);
  });
  for (let at = 0; at < queue.length; at++) {
    const cell = queue[at];
    const column = cell % columns;
    const beside = [
      column > 0 ? cell - 1 : -1,
      column < columns - 1 ? cell + 1 : -1,
      cell - columns,
      cell + columns,
    ];
    for (const next of beside) {
      if (next < 0 || next >= cityOfCell.length || cityOfCell[next] >= 0) continue;
      cityOfCell[next] = cityOfCell[cell];
      queue.push(next);
    }
  }
  return cityOfCell;
}
