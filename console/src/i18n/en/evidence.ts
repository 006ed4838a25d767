export const evidence = {
  title: "Evidence",
  files: "Files",
  choose: "Choose files",
  camera: "Camera",
  dragOrPaste: "or drag them here, or paste a picture",
  taken:
    "Pictures, MP4 video, sound, PDF, DOCX, XLSX, 100 MB each at most. The original stays untouched; copies people see carry neither place nor device.",
  none: "Add a file first",
  about: "What it shows",
  aboutHint: "For example: the belt after its repair",
  public: "The complainant sees it with the tracking code",
  tooLarge: "Larger than 100 MB",
  unreachable: "Not all of it arrived; choose it again when you are online, and it goes on from there",
  kept: "{{count}} files have arrived earlier and were not submitted",
  progress: "How far {{name}} is",
  remove: "Take out {{name}}",
};
