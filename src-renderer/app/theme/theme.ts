import {
  ActionIcon,
  Button,
  Checkbox,
  Input,
  InputWrapper,
  Kbd,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Select,
  Switch,
  Tooltip,
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { cssVariablesOf, darkTints, darkTokens, lightTints, lightTokens } from './tokens';
import parts from './parts.module.css';

const cobalt: MantineColorsTuple = [
  '#f1f4ff',
  '#e6ebff',
  '#ccd6fe',
  '#a9b9fb',
  '#8497f5',
  '#4a63e0',
  '#2c46cf',
  '#2338b5',
  '#1d2e93',
  '#182672',
];
// Mantine's own greys are cool; they would show in tracks, disabled controls and PIN boxes.
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ee',
  '#ece9e4',
  '#e8e6e1',
  '#d5d2cb',
  '#c0bcb4',
  '#a19e98',
  '#6d6a64',
  '#4f4d48',
  '#1b1916',
];
const dark: MantineColorsTuple = [
  '#edebe8',
  '#b7b4af',
  '#96938d',
  '#5f5c57',
  '#3c3a37',
  '#292825',
  '#21201e',
  '#171715',
  '#121211',
  '#0e0e0d',
];

const fontFamily = "'Geist Variable', 'Inter Greek', system-ui, -apple-system, 'Segoe UI', sans-serif";
const fontFamilyMonospace = "ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas, monospace";

const cd = (name: string) => `var(--cd-${name})`;

const variantColorResolver: VariantColorsResolver = (input) => {
  const danger = input.color === 'red';
  switch (input.variant) {
    case 'filled':
      return {
        background: danger ? cd('bad-fill') : cd('accent'),
        hover: danger ? cd('bad-fill-hover') : cd('accent-hover'),
        color: cd('on-accent'),
        border: '1px solid transparent',
      };
    case 'default':
      return { background: cd('raised'), hover: cd('sunken'), color: cd('ink-1'), border: `1px solid ${cd('line-2')}` };
    case 'light':
      return {
        background: danger ? cd('bad-soft') : cd('accent-soft'),
        hover: danger ? cd('bad-soft') : cd('accent-soft-2'),
        color: danger ? cd('bad') : cd('accent-ink'),
        border: '1px solid transparent',
      };
    case 'subtle':
      return {
        background: 'transparent',
        hover: cd('hover'),
        color: danger ? cd('bad') : cd('ink-2'),
        border: '1px solid transparent',
      };
    case 'transparent':
      return {
        background: 'transparent',
        hover: 'transparent',
        color: cd('accent-ink'),
        border: '1px solid transparent',
      };
    default:
      return defaultVariantColorsResolver(input);
  }
};

export const theme = createTheme({
  fontFamily,
  fontFamilyMonospace,
  headings: { fontFamily, fontWeight: '600' },
  fontSizes: { xs: '11.5px', sm: '12px', md: '13px', lg: '14px', xl: '15px' },
  lineHeights: { xs: '16px', sm: '18px', md: '20px', lg: '22px', xl: '24px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  shadows: {
    xs: cd('shadow-1'),
    sm: cd('shadow-1'),
    md: cd('shadow-2'),
    lg: cd('shadow-2'),
    xl: cd('shadow-3'),
  },
  cursorType: 'default',
  focusRing: 'auto',
  respectReducedMotion: true,
  primaryColor: 'cobalt',
  primaryShade: { light: 6, dark: 5 },
  colors: { cobalt, gray, dark },
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      classNames: {
        root: parts.button,
        inner: parts.buttonInner,
        label: parts.buttonLabel,
        section: parts.buttonSection,
      },
      vars: (_theme, props) => {
        const height = { xs: '24px', sm: '28px', md: '32px', lg: '36px' }[String(props.size ?? 'sm')] ?? '28px';
        const padding = { xs: '8px', sm: '10px', md: '12px', lg: '14px' }[String(props.size ?? 'sm')] ?? '10px';
        return {
          root: {
            '--button-height': height,
            '--button-padding-x': padding,
            '--button-fz': props.size === 'xs' ? '12px' : '13px',
            '--button-radius': '6px',
          },
        };
      },
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', size: 28, radius: 6 },
      classNames: { root: parts.actionIcon },
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm', radius: 7 },
      classNames: { input: parts.input, section: parts.inputSection },
      vars: () => ({
        wrapper: {
          '--input-height': '32px',
          '--input-fz': '13px',
          '--input-padding': '10px',
          '--input-radius': '7px',
          '--input-bd': cd('field'),
          '--input-bd-focus': cd('accent-ink'),
        },
      }),
    }),
    InputWrapper: InputWrapper.extend({
      classNames: { root: parts.wrapper, label: parts.label, error: parts.error, description: parts.description },
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'], withAsterisk: false },
    }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'xs', radius: 4 },
      classNames: { body: parts.checkBody, input: parts.checkbox, label: parts.checkLabel },
    }),
    Switch: Switch.extend({
      defaultProps: { size: 'sm', withThumbIndicator: false },
      classNames: { label: parts.checkLabel, track: parts.switchTrack, thumb: parts.switchThumb },
    }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', withItemsBorders: false, radius: 7 },
      classNames: { root: parts.segmented, label: parts.segmentedLabel, indicator: parts.segmentedIndicator },
    }),
    Select: Select.extend({
      defaultProps: {
        // The list itself scrolls: an area within it would be one that no key reaches.
        withScrollArea: false,
        checkIconPosition: 'right',
      },
      classNames: { dropdown: parts.dropdown, options: parts.options, option: parts.option },
    }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        offset: 4,
        zIndex: 300,
        transitionProps: { duration: 120 },
        loop: true,
        // As of our popover: hidden, it would lose the focus.
        hideDetached: false,
        // The first entry has the focus, as menus do; the empty element that took it may not be in a menu.
        withInitialFocusPlaceholder: false,
      },
      classNames: {
        dropdown: parts.dropdown,
        item: parts.menuItem,
        label: parts.menuLabel,
        divider: parts.menuDivider,
        itemSection: parts.menuSection,
      },
    }),
    Popover: Popover.extend({
      defaultProps: { shadow: 'md', offset: 4, zIndex: 300, radius: 10, transitionProps: { duration: 120 } },
      classNames: { dropdown: parts.dropdown },
    }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, zIndex: 320, withArrow: false, transitionProps: { duration: 120 } },
      classNames: { tooltip: parts.tooltip },
    }),
    Modal: Modal.extend({
      classNames: { content: parts.modal, overlay: parts.overlay },
    }),
    Kbd: Kbd.extend({ classNames: { root: parts.kbd } }),
  },
});

const scheme = (tokens: Record<string, string>): Record<string, string> => ({
  ...tokens,
  '--mantine-color-body': cd('sheet'),
  '--mantine-color-text': cd('ink-1'),
  '--mantine-color-dimmed': cd('ink-3'),
  '--mantine-color-placeholder': cd('ink-3'),
  '--mantine-color-default': cd('raised'),
  '--mantine-color-default-hover': cd('sunken'),
  '--mantine-color-default-color': cd('ink-1'),
  '--mantine-color-default-border': cd('line-2'),
  '--mantine-color-anchor': cd('accent-ink'),
  '--mantine-color-error': cd('bad'),
  '--mantine-color-disabled': cd('sunken'),
  '--mantine-color-disabled-color': cd('ink-4'),
  '--mantine-color-disabled-border': cd('line'),
  '--mantine-primary-color-filled': cd('accent'),
  '--mantine-primary-color-filled-hover': cd('accent-hover'),
  '--mantine-primary-color-light': cd('accent-soft'),
  '--mantine-primary-color-light-hover': cd('accent-soft-2'),
  '--mantine-primary-color-light-color': cd('accent-ink'),
});

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: { '--cd-ease': 'cubic-bezier(.2, .8, .2, 1)' },
  light: scheme(cssVariablesOf(lightTokens, lightTints)),
  dark: scheme(cssVariablesOf(darkTokens, darkTints)),
});

/** The light scheme on paper, whatever the window shows: light ink would not be seen on white. */
export const printedStyle = `@media print { :root:root[data-mantine-color-scheme] { color-scheme: light; ${Object.entries(
  cssVariablesOf(lightTokens, lightTints),
)
  .map(([name, value]) => `${name}: ${value};`)
  .join(' ')} } }`;
