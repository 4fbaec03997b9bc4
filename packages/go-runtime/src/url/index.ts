export {
  escapedFragment,
  escapedPath,
  formatRedactedUrl,
  formatRequestUri,
  formatUrl,
  formatUserinfo,
  hostnameOf,
  portOf,
} from './format-url.ts';
export { ipFamilyOf } from './ip-literal.ts';
export { parseRequestUri, parseUrl, type Url, type Userinfo } from './parse-url.ts';
export { joinUrlPath, resolveUrl } from './resolve-url.ts';
export { pathEscape, pathUnescape, queryEscape, queryUnescape } from './url-escape.ts';
