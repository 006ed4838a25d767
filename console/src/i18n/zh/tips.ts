export const tips = {
  title: "沟通提示",
  never: "不要说",
};
