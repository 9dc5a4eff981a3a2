/**
 * A form without an address belongs to its script. Submitted before that has run, a browser would send it by itself, as a question to the
 * page's own address: what was typed would stand in the address, the history and the logs. Stopped here, before any form is drawn.
 */
const STOP =
  "addEventListener('submit',function(e){if(!e.target.hasAttribute('action')&&!(e.submitter&&e.submitter.hasAttribute('formaction')))e.preventDefault()},true)";

export function NativeSubmits({ nonce }: { nonce: string | undefined }) {
  // A browser hides the nonce of what it has read, so the two never agree.
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {STOP}
    </script>
  );
}
