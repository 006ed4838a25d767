export const tips = {
  title: "What helps",
  never: "Never say",
};
