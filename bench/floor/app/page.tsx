export default function Page() {
  return <p>The floor: Next.js, tRPC and pg, nothing else.</p>;
}
