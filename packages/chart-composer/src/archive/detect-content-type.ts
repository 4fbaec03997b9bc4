/**
 * The content type of data by its first bytes, as Go's net/http.DetectContentType, which Helm names in an error. The
 * patterns are those of the MIME sniffing standard, in its order.
 */
export function detectContentType(head: Uint8Array): string {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 512)).toString('latin1');
  const found = signatures.find(([pattern]) => pattern.test(text));
  if (found) return found[1];
  if (isMp4(text)) return 'video/mp4';
  const later = laterSignatures.find(([pattern]) => pattern.test(text));
  return later ? later[1] : 'application/octet-stream';
}

type Signature = readonly [RegExp, string];

const signatures: readonly Signature[] = [
  [
    /^[\t\n\f\r ]*<(?:!DOCTYPE HTML|HTML|HEAD|SCRIPT|IFRAME|H1|DIV|FONT|TABLE|A|STYLE|TITLE|B|BODY|BR|P|!--)[ >]/i,
    'text/html; charset=utf-8',
  ],
  [/^[\t\n\f\r ]*<\?xml/, 'text/xml; charset=utf-8'],
  [/^%PDF-/, 'application/pdf'],
  [/^%!PS-Adobe-/, 'application/postscript'],
  [/^\xfe\xff../s, 'text/plain; charset=utf-16be'],
  [/^\xff\xfe../s, 'text/plain; charset=utf-16le'],
  [/^\xef\xbb\xbf./s, 'text/plain; charset=utf-8'],
  [/^\x00\x00[\x01\x02]\x00/, 'image/x-icon'],
  [/^BM/, 'image/bmp'],
  [/^GIF8[79]a/, 'image/gif'],
  [/^RIFF....WEBPVP/s, 'image/webp'],
  [/^\x89PNG\r\n\x1a\n/, 'image/png'],
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^FORM....AIFF/s, 'audio/aiff'],
  [/^ID3/, 'audio/mpeg'],
  [/^OggS\x00/, 'application/ogg'],
  [/^MThd\x00\x00\x00\x06/, 'audio/midi'],
  [/^RIFF....AVI /s, 'video/avi'],
  [/^RIFF....WAVE/s, 'audio/wave'],
];

const laterSignatures: readonly Signature[] = [
  [/^\x1a\x45\xdf\xa3/, 'video/webm'],
  [/^.{34}LP/s, 'application/vnd.ms-fontobject'],
  [/^\x00\x01\x00\x00/, 'font/ttf'],
  [/^OTTO/, 'font/otf'],
  [/^ttcf/, 'font/collection'],
  [/^wOFF/, 'font/woff'],
  [/^wOF2/, 'font/woff2'],
  [/^\x1f\x8b\x08/, 'application/x-gzip'],
  [/^PK\x03\x04/, 'application/zip'],
  [/^Rar!\x1a\x07(?:\x00|\x01\x00)/, 'application/x-rar-compressed'],
  [/^\x00asm/, 'application/wasm'],
  [/^[^\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]*$/, 'text/plain; charset=utf-8'],
];

/** A box `ftyp` that names a brand beginning with mp4. */
function isMp4(text: string): boolean {
  if (text.length < 12 || text.slice(4, 8) !== 'ftyp') return false;
  const size = Buffer.from(text.slice(0, 4), 'latin1').readUInt32BE();
  if (size > text.length || size % 4 !== 0) return false;
  for (let at = 8; at < size; at += 4) if (at !== 12 && text.startsWith('mp4', at)) return true;
  return false;
}
