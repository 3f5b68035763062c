import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { usePalette } from '@renderer/stores/palette';
import { PaletteDialog } from './palette-dialog';
import { recordAt, useRecent } from './recent';

/** "Find or do", over every screen; it also remembers which cards were opened lately. */
export default function PaletteOverlay() {
  const opened = usePalette((state) => state.opened);
  const add = useRecent((state) => state.add);
  const [location] = useLocation();
  useEffect(() => {
    const record = recordAt(location);
    if (record) add(record);
  }, [location, add]);
  return opened ? <PaletteDialog /> : null;
}
