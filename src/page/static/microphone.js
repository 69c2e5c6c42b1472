/** The browser's microphone, open only while the button is held. */

/** Asks the browser; `onPcm` gets an ArrayBuffer of 16 kHz samples and the peak, 0 to 1. */
export async function openMicrophone(onPcm) {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new Error('This browser gives no microphone to this address. Use http://localhost, or type.');
  }
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: true },
  });
  const context = new AudioContext();
  const close = () => {
    for (const track of stream.getTracks()) track.stop();
    return context.close();
  };
  try {
    await context.audioWorklet.addModule('pcm-worklet.js');
    const node = new AudioWorkletNode(context, 'pcm', { numberOfOutputs: 0 });
    node.port.onmessage = ({ data }) => onPcm(data.pcm.buffer, data.peak);
    context.createMediaStreamSource(stream).connect(node);
    await context.resume();
    return {
      /** Sends what is left, then lets go of the microphone. */
      async close() {
        const last = new Promise((resolve) => {
          node.port.onmessage = ({ data }) => resolve(onPcm(data.pcm.buffer, data.peak));
        });
        node.port.postMessage('flush');
        await last;
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What to tell a person whose microphone did not open. */
export function microphoneProblem(error) {
  if (error.name === 'NotAllowedError')
    return 'The browser was not allowed to use the microphone. Allow it beside the address, or type.';
  if (error.name === 'NotFoundError') return 'This computer has no microphone. Type, or play a recording.';
  if (error.name === 'NotReadableError') return 'The microphone is in use by another program.';
  return error.message;
}
