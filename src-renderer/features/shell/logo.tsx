/** The card with the deck behind it. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 22 22" width={size} height={size} aria-hidden focusable="false" style={{ flex: 'none' }}>
      <rect x="5" y="1" width="12" height="2" rx="1" fill="var(--cd-accent)" opacity=".45" />
      <rect x="3" y="4" width="16" height="2" rx="1" fill="var(--cd-accent)" opacity=".7" />
      <rect x="1" y="7" width="20" height="14" rx="3" fill="var(--cd-accent)" />
      <circle cx="7" cy="12.4" r="2" fill="#fff" />
      <path d="M3.8 17.6c.3-1.7 1.6-2.6 3.2-2.6s2.900.9 3.200 2.600z" fill="#fff" />
      <rect x="12.500" y="11.500" width="5.500" height="1.600" rx=".8" fill="#fff" />
      <rect x="12.500" y="15" width="3.600" height="1.600" rx=".8" fill="#fff" />
    </svg>
  );
}
