// The kit: every screen is made of these. Prop types stand beside each component.
export { Avatar, type AvatarKind, type AvatarProps } from './avatar';
export { Button, IconButton, type ButtonKind, type ButtonProps, type ButtonSize, type IconButtonProps } from './button';
export { AddChip, Chip, FilterChip, Pill, Tag, type ChipProps, type FilterChipProps, type Tone } from './chip';
export { DataGrid, type DataGridProps } from './data-grid';
export { useCurrentRow } from './grid-current';
export type { GridColumn, GridSort, LeaveCell } from './grid-head';
export { idsAround, rowAt, type GridRows } from './grid-rows';
export { nothingSelected, selectedCount, type GridSelection } from './grid-selection';
export { DateField, type DateFieldProps } from './date-field';
export { DealCard, type DealCardProps } from './deal-card';
export { DeckCard } from './deck-card';
export { ConfirmDialog, Dialog, type ConfirmDialogProps, type DialogProps } from './dialog';
export { EmptyState, LoadFailed, type EmptyStateProps } from './empty-state';
export { EntityPicker, type EntityOption, type EntityPickerProps } from './entity-picker';
export { Failure } from './failure';
export {
  CheckField,
  FieldError,
  FieldRow,
  FieldStack,
  SelectField,
  SwitchField,
  TextAreaField,
  TextField,
  type Choice,
  type FieldProps,
  type SelectFieldProps,
  type TextAreaFieldProps,
  type TextFieldProps,
} from './fields';
export { cx, Glyph, type TablerIcon } from './glyph';
export { InlineText, type InlineTextProps } from './inline-text';
export { JobProgress, type JobProgressProps } from './job-progress';
export { KeyFigure, type KeyFigureProps } from './key-figure';
export { Keycap, Keys } from './keys';
export { LastSaid, type LastSaidProps } from './last-said';
export {
  LifecycleMark,
  OutcomeMark,
  outcomeGlyph,
  outcomeLabel,
  outcomes,
  StageRing,
  type Lifecycle,
  type Outcome,
  type StageRingProps,
} from './marks';
export { MenuList, type MenuAction, type MenuEntry, type MenuListProps } from './menu-list';
export { MoneyField, type MoneyFieldProps } from './money-field';
export { PlainTable } from './plain-table';
export { Popover } from './popover';
export { SearchField } from './search-field';
export { LinkButton, SectionHead, type SectionHeadProps } from './section-head';
export { FloatingBar, SelectionBar, type SelectionBarProps } from './selection-bar';
export { SkeletonBar, SkeletonBlock, SkeletonRow } from './skeleton';
export { StepHeader } from './step-header';
export { SegmentedTabs, ViewTabs, type TabChoice } from './tabs';
export { Tile, tileClass, TileGroup, type TileProps } from './tile';
export {
  NextStepTiles,
  OutcomeTiles,
  type NextStepTilesProps,
  type NextStepValue,
  type OutcomeTilesProps,
} from './tiles';
export { Timeline, TimelineChange, TimelineEntry, TimelineGroup, type TimelineEntryProps } from './timeline';
export { Tip } from './tip';
export { notify, ToastCard } from './toast';
export { ValueButton } from './value-button';
