import SignaturePadField from "signature_pad";
import { useEffect, useRef } from "react";
import { HEIGHT, pathOf, WIDTH } from "./signature-path.ts";

type Props = {
  readonly label: string;
  /** The drawn name as an SVG path within 1000 × 400; empty: nothing is drawn. */
  readonly onChange: (stroke: string) => void;
};

/** Dark ink on white in light and dark: so it looks when it is printed. */
const PAPER = {
  width: "100%",
  maxWidth: 480,
  aspectRatio: `${WIDTH} / ${HEIGHT}`,
  background: "#fff",
  border: "1px solid #8a857b",
  borderRadius: 8,
  touchAction: "none",
  display: "block",
} as const;

/** A field to write one's name in, with finger, pen or mouse; under another key it is empty again. */
export function SignaturePad({ label, onChange }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const told = useRef(onChange);
  useEffect(function tellTheNewest() {
    told.current = onChange;
  });
  useEffect(function writeOnTheCanvas() {
    const element = canvas.current;
    if (element === null) return;
    const pad = new SignaturePadField(element, { penColor: "#1d1c1a", minWidth: 1, maxWidth: 2.5 });
    let width = 0;
    /** What is drawn grows with its field, when a telephone is turned. */
    const fit = () => {
      const before = width;
      width = element.clientWidth;
      if (width === before) return;
      const lines = pad.toData();
      const scale = Math.max(devicePixelRatio, 1);
      element.width = width * scale;
      element.height = width * (HEIGHT / WIDTH) * scale;
      element.getContext("2d")?.scale(scale, scale);
      const grown = before === 0 ? 1 : width / before;
      pad.fromData(
        lines.map((line) => ({
          ...line,
          points: line.points.map((point) => ({ ...point, x: point.x * grown, y: point.y * grown })),
        })),
      );
    };
    const watch = new ResizeObserver(fit);
    watch.observe(element);
    pad.addEventListener("endStroke", () => told.current(pathOf(pad.toData(), width)));
    return () => {
      watch.disconnect();
      pad.off();
    };
  }, []);
  return <canvas ref={canvas} role="img" aria-label={label} style={PAPER} />;
}
