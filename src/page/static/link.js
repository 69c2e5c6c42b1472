/** The WebSocket to the hub: reconnects by itself, and says what it is doing. */
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 10_000;

export function openLink({ onMessage, onSound, onStatus }) {
  let socket = null;
  let retryMs = FIRST_RETRY_MS;

  /** A hub that asks for a token refuses the socket without a reason: whoever is signed out is shown the way in. */
  const checkSession = async () => {
    const answer = await fetch('session').catch(() => null);
    if (answer?.status === 401) location.replace('sign-in.html');
  };

  const connect = () => {
    let opened = false;
    onStatus('connecting', '');
    socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      opened = true;
      retryMs = FIRST_RETRY_MS;
      onStatus('open', '');
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string') onMessage(JSON.parse(data));
      else onSound(data);
    };
    socket.onclose = ({ reason }) => {
      onStatus('lost', reason);
      if (!opened) checkSession();
      setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };
  };
  connect();

  const isOpen = () => socket.readyState === WebSocket.OPEN;
  return {
    /** False when nobody is there: the caller keeps what was typed. */
    send(message) {
      if (!isOpen()) return false;
      socket.send(JSON.stringify(message));
      return true;
    },
    sendSound(pcm) {
      if (isOpen()) socket.send(pcm);
    },
  };
}
