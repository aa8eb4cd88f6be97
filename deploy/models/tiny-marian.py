#!/usr/bin/env python3
"""Makes a tiny Marian model as the reference implementation has it, and what that answers with it.

    python3 -m venv v && v/bin/pip install torch==2.8.0 transformers==4.57.1 onnx==1.19.1 sentencepiece
    v/bin/python deploy/models/tiny-marian.py translation-service/src/test/resources

The model has learnt for a minute to say a sentence backwards, so that its answers differ and end; that is no translation. Its
vocabulary is a real one of SentencePiece. It is exported in
three graphs under the names that Optimum gives them, so that what reads it reads a model of OPUS-MT, too. Beside it are 200
sentences with what the reference makes of them, greedy and with four beams: the engine in translation-service has to give the same, token
by token. The folder that is given has the texts that the vocabulary is learnt from (newsroom/fr.md, newsroom/en.md), and gets the
folder marian.
"""
import json
import re
import sys
from pathlib import Path

import sentencepiece
import torch
from transformers import MarianConfig, MarianMTModel, MarianTokenizer

PIECES = 400
SENTENCES = 200
LONGEST = 40
BEAMS = 4
STEPS = 600

ODD = [
    "12,5 % de 1 250 000 € : c’est beaucoup !",
    "L’œuvre naïve de Noël, à Zürich.",
    "« Où ? », dit-elle ; « là-bas… »",
    "⟦0⟧ et ⟦1⟧ sont partis.",
    "日本語 ici, и там.",
    "Un mot.",
    "a",
    "ÉNORME",
    "Deux  blancs   et\tun autre.",
    "https://example.org/a?b=c&d=e",
]


def sentences(text):
    words = re.sub(r"[*_`#>|\[\]()!]|https?://\S+", " ", text)
    found = (re.sub(r"\s+", " ", one).strip() for one in re.split(r"(?<=[.!?])\s+|\n", words))
    return [one for one in found if 4 <= len(one) <= 140 and re.search(r"[^\W\d_]{2}", one)]


def vocabulary(folder, french, english):
    for name, lines in (("source", french), ("target", english)):
        corpus = folder / f"{name}.txt"
        corpus.write_text("\n".join(lines), encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus), model_prefix=str(folder / name), vocab_size=PIECES, model_type="unigram",
            hard_vocab_limit=False, minloglevel=2)
        (folder / f"{name}.model").rename(folder / f"{name}.spm")
        (folder / f"{name}.vocab").unlink()
        corpus.unlink()
    pieces = {}
    for name in ("source", "target"):
        model = sentencepiece.SentencePieceProcessor(model_file=str(folder / f"{name}.spm"))
        for number in range(model.get_piece_size()):
            piece = model.id_to_piece(number)
            if piece not in ("<unk>", "<s>", "</s>"):
                pieces.setdefault(piece)
    words = {"</s>": 0, "<unk>": 1}
    for piece in pieces:
        words[piece] = len(words)
    words["<pad>"] = len(words)
    (folder / "vocab.json").write_text(json.dumps(words, ensure_ascii=False, indent=0), encoding="utf-8")
    return words


def model(words):
    torch.manual_seed(20261127)
    pad = words["<pad>"]
    config = MarianConfig(
        vocab_size=len(words), d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=4,
        decoder_attention_heads=4, encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=64,
        decoder_start_token_id=pad, pad_token_id=pad, eos_token_id=0, forced_eos_token_id=0, scale_embedding=True,
        bad_words_ids=[[pad]], num_beams=BEAMS, max_length=LONGEST, init_std=0.05, dropout=0.0, attention_dropout=0.0,
        activation_dropout=0.0, share_encoder_decoder_embeddings=True, tie_word_embeddings=True)
    made = MarianMTModel(config)
    made.generation_config.renormalize_logits = True
    return made


def learn(model, tokenizer, texts):
    torch.manual_seed(20261128)
    pad = model.config.pad_token_id
    steps = torch.optim.Adam(model.parameters(), lr=4e-3)
    known = [tokenizer([text])["input_ids"][0][:20] for text in texts]
    model.train()
    for step in range(STEPS):
        some = [known[number] for number in torch.randint(len(known), (16,)).tolist()]
        longest = max(map(len, some))
        asked = torch.tensor([one + [pad] * (longest - len(one)) for one in some])
        wanted = torch.tensor([one[-2::-1] + [0] + [-100] * (longest - len(one)) for one in some])
        steps.zero_grad()
        model(input_ids=asked, attention_mask=(asked != pad).long(), labels=wanted).loss.backward()
        steps.step()
    return model.eval()


class Encoder(torch.nn.Module):
    def __init__(self, model):
        super().__init__()
        self.encoder = model.get_encoder()

    def forward(self, input_ids, attention_mask):
        return self.encoder(input_ids=input_ids, attention_mask=attention_mask, return_dict=False)[0]


class Decoder(torch.nn.Module):
    """One step; the values that are kept go in and out one by one, as graphs want them."""

    def __init__(self, model, past):
        super().__init__()
        self.model = model
        self.past = past

    def forward(self, encoder_attention_mask, input_ids, encoder_hidden_states, *kept):
        from transformers.cache_utils import EncoderDecoderCache

        layers = [tuple(kept[4 * i:4 * i + 4]) for i in range(len(kept) // 4)]
        cache = EncoderDecoderCache.from_legacy_cache(layers if self.past else None)
        length = kept[0].shape[2] if self.past else 0
        position = torch.arange(length, length + input_ids.shape[1])
        made = self.model.model.decoder(
            input_ids=input_ids, encoder_hidden_states=encoder_hidden_states,
            encoder_attention_mask=encoder_attention_mask, past_key_values=cache, use_cache=True,
            cache_position=position, return_dict=True)
        scores = self.model.lm_head(made.last_hidden_state) + self.model.final_logits_bias
        outputs = [scores]
        for layer in made.past_key_values.to_legacy_cache():
            outputs += layer[:2] if self.past else layer
        return tuple(outputs)


def export(model, folder):
    layers = model.config.decoder_layers
    parts = ("decoder.key", "decoder.value", "encoder.key", "encoder.value")
    ids = torch.tensor([[5, 6, 7, 0], [8, 9, 10, 0]])
    mask = torch.ones_like(ids)
    rows = {0: "batch"}
    common = {"dynamo": False, "opset_version": 17, "do_constant_folding": True}
    with torch.no_grad():
        torch.onnx.export(
            Encoder(model), (ids, mask), str(folder / "encoder_model.onnx"), input_names=["input_ids", "attention_mask"],
            output_names=["last_hidden_state"],
            dynamic_axes={name: {0: "batch", 1: "length"} for name in ("input_ids", "attention_mask", "last_hidden_state")},
            **common)
        hidden = Encoder(model)(ids, mask)
        begin = torch.full((2, 1), model.config.decoder_start_token_id)
        inputs = ["encoder_attention_mask", "input_ids", "encoder_hidden_states"]
        axes = {"encoder_attention_mask": {0: "batch", 1: "length"}, "encoder_hidden_states": {0: "batch", 1: "length"},
                "input_ids": rows, "logits": rows}
        every = [f"{i}.{part}" for i in range(layers) for part in parts]
        kept = {name: {0: "batch", 2: "length" if "encoder" in name else "made"} for name in every}
        torch.onnx.export(
            Decoder(model, False), (mask, begin, hidden), str(folder / "decoder_model.onnx"), input_names=inputs,
            output_names=["logits"] + [f"present.{name}" for name in every],
            dynamic_axes=axes | {f"present.{name}": axis for name, axis in kept.items()}, **common)
        first = Decoder(model, False)(mask, begin, hidden)
        own = [name for name in every if "decoder" in name]
        torch.onnx.export(
            Decoder(model, True), (mask, begin, hidden, *first[1:]), str(folder / "decoder_with_past_model.onnx"),
            input_names=inputs + [f"past_key_values.{name}" for name in every],
            output_names=["logits"] + [f"present.{name}" for name in own],
            dynamic_axes=axes | {f"past_key_values.{name}": axis for name, axis in kept.items()}
            | {f"present.{name}": {0: "batch", 2: "next"} for name in own},
            **common)


def said(model, tokenizer, text, beams):
    batch = tokenizer([text], return_tensors="pt")
    with torch.no_grad():
        made = model.generate(**batch, num_beams=beams, do_sample=False)[0].tolist()
    tokens = [token for token in made if token not in (0, model.config.pad_token_id)]
    return {"tokens": tokens, "text": tokenizer.decode(
        tokens, skip_special_tokens=True, clean_up_tokenization_spaces=False)}


def main(resources):
    folder = resources / "marian" / "fr-en"
    folder.mkdir(parents=True, exist_ok=True)
    french, english = (sentences((resources / "newsroom" / f"{language}.md").read_text(encoding="utf-8"))
                       for language in ("fr", "en"))
    words = vocabulary(folder, french, english)
    made = model(words)
    tokenizer = MarianTokenizer(
        source_spm=str(folder / "source.spm"), target_spm=str(folder / "target.spm"), vocab=str(folder / "vocab.json"),
        source_lang="fr", target_lang="en")
    learn(made, tokenizer, french + english)
    made.config.to_json_file(folder / "config.json")
    made.generation_config.to_json_file(folder / "generation_config.json")
    export(made, folder)
    texts = (ODD + french + english)[:SENTENCES]
    with open(resources / "marian" / "reference.jsonl", "w", encoding="utf-8") as out:
        for text in texts:
            line = {"text": text, "tokens": tokenizer([text])["input_ids"][0],
                    "greedy": said(made, tokenizer, text, 1), "beams": said(made, tokenizer, text, BEAMS)}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(len(texts), "sentences;", "tokens of an answer:",
          sorted({len(json.loads(line)["beams"]["tokens"]) for line in open(resources / "marian" / "reference.jsonl")}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
