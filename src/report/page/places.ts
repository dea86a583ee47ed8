/** Where a finding stands in the original, as precisely as it is known. */
import type { Location } from '../../model/source.js';
import type { PlaceView } from './view.js';

/** @param row The place of the row, for a cell whose own place is not known. */
export function placeView(location: Location, row: Location = {}): PlaceView {
  const own = location.bbox != null || location.row != null || location.column != null;
  const from = own || row.row == null ? location : row;
  const bbox = from.bbox ?? (from.page === row.page ? row.bbox : null);
  const page = from.page ?? row.page;
  const ofRow = from === row || (from.bbox == null && bbox != null);
  return {
    ...(page != null && { page }),
    ...(from.sheet !== undefined && { sheet: from.sheet }),
    ...(from.row != null && { row: from.row }),
    ...(from.column != null && { column: from.column }),
    ...(bbox != null && { bbox }),
    ...(ofRow && { ofRow }),
  };
}
