// The stored theme, before anything is painted: no flash of the other one.
(function () {
  var chosen = "system";
  try {
    chosen = JSON.parse(localStorage.getItem("heyi.preferences") || "{}").theme || "system";
  } catch {
    localStorage.removeItem("heyi.preferences");
  }
  var dark = chosen === "dark" || (chosen === "system" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  document.documentElement.style.background = dark ? "#15171a" : "#f6f4ef";
})();
