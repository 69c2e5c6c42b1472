/** Notes the seconds of each reply that the page decodes, where a test can see them. */
{
  const decode = AudioContext.prototype.decodeAudioData;
  AudioContext.prototype.decodeAudioData = async function (data) {
    const buffer = await decode.call(this, data);
    document.body.dataset.heard = String(buffer.duration);
    return buffer;
  };
}
