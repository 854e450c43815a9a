// Sizes and colours as Teams has them. The colours are the page's own variables, so that light and dark come by themselves.

const shades = name => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-subtle)` });

const foregroundColors = {
  default: { default: "var(--text)", subtle: "var(--text-2)" },
  dark: { default: "var(--text)", subtle: "var(--text-2)" },
  light: { default: "#ffffff", subtle: "#ffffffcc" },
  accent: shades("accent"),
  good: shades("good"),
  warning: shades("warning"),
  attention: shades("attention"),
};

const container = (background, border) => ({ backgroundColor: background, borderColor: border, foregroundColors });

export const hostConfig = {
  supportsInteractivity: true,
  fontFamily: "var(--font)",
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  fontTypes: { default: { fontFamily: "var(--font)" }, monospace: { fontFamily: "ui-monospace, Consolas, monospace" } },
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: {
    default: container("transparent", "var(--line)"),
    emphasis: container("var(--surface-2)", "var(--line)"),
    accent: container("var(--card-accent-back)", "var(--card-accent)"),
    good: container("var(--card-good-back)", "var(--card-good)"),
    warning: container("var(--card-warning-back)", "var(--card-warning)"),
    attention: container("var(--card-attention-back)", "var(--card-attention)"),
  },
  actions: {
    maxActions: 6,
    spacing: "default",
    buttonSpacing: 8,
    showCard: { actionMode: "inline", inlineTopMargin: 12, style: "default" },
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    preExpandSingleShowCardAction: false,
  },
  adaptiveCard: { allowCustomStyle: false },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder", suffix: " *", suffixColor: "attention" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", spacing: "small" },
  },
  factSet: {
    title: { weight: "bolder", wrap: true, maxWidth: 150 },
    value: { wrap: true },
    spacing: 16,
  },
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: "large", weight: "bolder", color: "default", isSubtle: false, fontType: "default" } },
};
