/** Two sides that come to one line. */
export function Mark(props: { readonly size: number }) {
  return (
    <svg width={props.size} height={props.size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--accent)" />
      <path
        d="M8 10.5c4.6 0 4.6 3.2 8 5.5s3.4 5.5 8 5.5M8 21.5c4.6 0 4.6-3.2 8-5.5s3.4-5.5 8-5.5"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
    </svg>
  );
}
