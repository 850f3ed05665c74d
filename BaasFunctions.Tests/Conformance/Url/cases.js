// Runs in the sandbox and in Node.js: takes the two classes, and gives a line for each case, its name and what became of it.
(({ URL, URLSearchParams }) => {
  const lines = [];
  const parts = ["href", "origin", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"];
  const show = (text) => JSON.stringify(text).replace(/[\u007F-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  const told = (work) => { try { return show(work()); } catch (error) { return error.name; } };
  const add = (name, work) => lines.push(`${name} => ${told(work)}`);
  const parse = (input, base) => add(`${show(input)}${base === undefined ? "" : ` in ${show(base)}`}`, () => {
    const url = new URL(input, base);
    return parts.map((part) => url[part]);
  });

  const bases = ["http://example.org/foo/bar?q#f", "https://user:pass@h:8080/a/b/../c", "file:///C:/dir/file", "file://host/dir/", "mailto:a@b", "non-special://host:1/x/y", "non-special:/x/y", "about:blank"];

  // Schemes, slashes and what is relative.
  const relative = [
    "", " ", "\t", "#", "#x", "?", "?x", "/", "//", "///", "\\", "\\\\", "/\\", "a", "a/b", "./a", "../a", "../../../a", ".", "..", "./", "../", "a/./b", "a/../b", "a/..", "a/.", "%2e", "%2E%2e/x", ".%2e/x",
    "/a", "//h", "//h/p", "\\\\h\\p", "/\\h", "//u:p@h:1/x", ":", ":a", "::", "1:a", "a:", "http:", "http:a", "http:/a", "http://a", "http:\\a", "https:a", "HTTP:a", "file:", "file:a", "file:/a", "file:///a", "file://a/b",
    "C|/x", "C:", "/C:/x", "//C:/x", "C|", "/C|\\x", "c:/../x", "C|a", "?a#b?c#d", "#a#b", "a b", "a\tb", "a\nb", " a ", "\u0000a\u001f", "a?b c'd\"<>`", "a#b c'd\"<>`{}", "a{}^|`b", "ä/ö?ü#ß", "\ud800x", "%zz%", "a;b=c", "mailto:x", "javascript:alert(1)", "data:,x y#z ", "x-y+z.1:q",
  ];
  for (const base of bases) for (const input of relative) parse(input, base);

  // Without a base.
  const alone = [
    "http://", "http:///", "http:////a", "http:/a/b", "http:a/b", "http:\\\\a\\b", "https:/\\a", "hTTp://A", "http://a:80", "http://a:443", "https://a:443", "ws://a:80/", "wss://a:443/", "ftp://a:21/", "http://a:", "http://a:0", "http://a:00081", "http://a:65535", "http://a:65536", "http://a:1x", "http://a:-1", "http://a: 1",
    "http://u@h", "http://u:@h", "http://:p@h", "http://@h", "http://:@h", "http://u:p:q@h", "http://u@v@h", "http://u/@h", "http://@", "http://u@", "http://u@/x", "http://a b@h", "http://a\\@b", "http://%41@h", "http://ä:ö@h", "http://[:]@h", "http://a^|;=@h", "non-special://a^|;=@h",
    "foo:", "foo:/", "foo://", "foo:///", "foo:////x", "foo:/.//x", "foo:/..//x", "foo:a b", "foo:a ", "foo:a ?b", "foo:a  #b", "foo: ?#", "foo:\u0001ä", "foo://h:99999", "foo://h:80/a", "foo://H/ä?ö#ü", "foo://a b", "foo://a%20b", "foo://a<b", "foo://[::1]/", "foo://[x]", "foo://u:p@h:1/..", "foo://h?x", "foo://h#x", "foo://h\\x", "foo:\\x", "foo://%00", "foo://!$&'()*+,-._~",
    "blob:https://a.com:8080/x", "blob:ftp://a/x", "blob:foo", "blob:", "blob:blob:https://a/", "blob:file:///x", "data:text/plain,a", "urn:a:b", "tel:+1", "about:blank#x", "javascript:'a'", "view-source:http://a", "1http://a", "-a:b", "a_b:c", "", "//a", "/a", "a", "?", "#",
    "file:", "file:/", "file://", "file:///", "file:////", "file:a", "file://a", "file://localhost", "file://LOCALHOST/x", "file://a:1/", "file://u@h/", "file:C:/x", "file:/C:/x", "file://C:/x", "file:///C:/x", "file:///C|/x", "file:///c:/..", "file:///c:/../..", "file:///c:", "file:///c:x", "file:///x/c:/..", "file:\\\\h\\c:\\x", "file://h/c:/..", "file:c|", "file:?x", "file:#x", "file:c:?x", "file://1.2.3/", "file://%43%3A/", "file:///%43:/x", "file:..", "file:///./..//x",
    "http://a/b/c/../../..", "http://a/./b/../c/.", "http://a/%2e/%2E%2E/b", "http://a/b/%2e%2e%2f", "http://a/..%2f", "http://a//b//", "http://a/\\b\\..\\c", "http://a/b;c,d", "http://a/%7E%41%zz", "http://a/ \"<>`#", "http://a/{}|\\^~", "http://a/?{}|\\^~`'\"<>", "http://a/#{}|\\^~`'\"<>", "http://a/\u{1F600}?\u{1F600}#\u{1F600}", "http://a/\udc00?\ud800#\udfff", "http://a/\ufeff", "http://a?b", "http://a#b", "http://a?", "http://a#", "http://a?#", "http://a/?b?c#d?e#f", " http://a ", "\u00a0http://a", "ht\ttp:\n//a\r/b", "http://a/\u0000", "http://a/\u007f\u0080",
  ];
  for (const input of alone) parse(input);

  // Hosts.
  const hosts = [
    "0", "1", "1.", "1..", "1.2", "1.2.3", "1.2.3.4", "1.2.3.4.", "1.2.3.4.5", "1.2.3.4.5.", "1.2.3.256", "1.2.65535", "1.2.65536", "1.16777215", "1.16777216", "4294967295", "4294967296", "99999999999999999999", "0x", "0x.0x.0x.0x", "0xff", "0XFF.1", "0x7f.1", "0x100000000", "0xg", "07", "08", "010.1", "0.0.0.08", "1.2.3.08", "1.2.0x", "a.1", "a.0x1", "a.0x", "a.09", "a.1a", "1.a", "1.2.3.4a", "256", "1.256.3.4", "-1", "+1", "1e3", "0b1", ".1", "..1", "1..2", "a..1", "a.1.", "%31%2e2", "1%2E2.3.4",
    "[]", "[:]", "[::]", "[::1]", "[1::]", "[:::]", "[1::2::3]", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7]", "[1:2:3:4:5:6:7::]", "[::2:3:4:5:6:7:8]", "[0:0:1:0:0:0:1:0]", "[0:1:0:1:0:1:0:1]", "[1:0:0:2:0:0:3:4]", "[00001::]", "[ABCD::EF]", "[::g]", "[::1.2.3.4]", "[::ffff:127.0.0.1]", "[1.2.3.4]", "[::1.2.3]", "[::1.2.3.4.5]", "[::1.2.3.256]", "[::01.2.3.4]", "[::1.2.3.]", "[::.1]", "[::1.2.3.4x]", "[1:2:3:4:5:6:1.2.3.4]", "[1:2:3:4:5:6:7:1.2.3.4]", "[1:2:3:4:5:6:7.0.0.1:8]", "[::1%25eth0]", "[::1", "::1", "[::1]x", "x[::1]", "[::1]:80", "[ ::1]", "[1:2:]", "[1:]", "[:1]", "[::1:]", "[0:0:0:0:0:0:0:0]", "[%31::]", "[::00.0.0.0]", "[::255.255.255.255]",
    "A.B", "a_b", "a-b", "-a", "a-", "--", "ab--cd", "a..b", ".a", "a.", ".", "..", "a%41", "%41", "%", "%2", "%00", "a%00b", "a b", "a%20b", "a\u0001b", "a\u007fb", "a<b", "a>b", "a^b", "a|b", "a`b", "a{b}", "a\"b", "a'b", "a!b$&()*+,;=~", "a%25b", "a%3Ab", "a%2Fb", "a%40b", "a%5Bb", "a%ffb", "a%C3%A4b", "%EF%BC%85%34%31",
    "ä", "Ä.DE", "fa\u00df.de", "\u03c3\u03c2.gr", "\u0130.tr", "\uff27\uff4f.com", "a\u3002b", "a\uff0eb", "a\uff61b", "\u3002", "a\u00adb", "\u00ad", "a\u200bb", "a\u2060b", "a\ufeffb", "a\u200cb", "a\u200db", "\u0915\u094d\u200d\u0937", "\u0915\u094d\u200c\u0937", "\u0628\u200c\u0628", "\u0308a", "a.\u0308b", "e\u0301", "\u2603.net", "\u{1F4A9}.la", "\u{1D400}", "\u{10FFFF}", "\ud800", "\ufffd", "\u3164", "\u115f", "\u2260", "\u226e", "\u2488", "\u2100", "\uff05", "\uff05\uff14\uff11", "\uff0f", "\uff03", "\u2025", "\u00a0", "\u3000", "\u00b2", "\u2460", "\uff10\uff58\uff17\uff46.1", "\uff11\uff12\uff17.0.0.1", "\u0661\u0662", "\u06f1\u06f2", "\u0967", "-\u00e4", "\u00e4-", "a\u00e4--b", "\u00c4\u00c4--x",
    "\u05d0", "\u05d01", "1\u05d0", "\u05d0a", "a\u05d0", "a.\u05d0", "1.\u05d0", "\u05d0.1", "\u05d0-", "\u05d0\u05b0", "\u0627\u0661", "\u0627\u0661\u06f1", "\u06271", "\u06271\u0661", "_\u05d0", "\u05d0_\u05d0", "\u07c0\u07ca", "a\u0661", "\ufb1d",
    "xn--", "xn--a", "xn--4ca", "XN--4CA", "xn--4CA.com", "xn--a-ecp", "xn--fa-hia.de", "xn--zca", "xn--ss-", "xn--abc-", "xn--n3h.net", "xn--\u00e4", "xn--xn---epa", "a.xn--", "xn--1ch", "xn--a-yoc", "xn--0", "xn--pokxncvks", "xn--ls8h.la", "xn--iba.be", "xn--mgbcpq6gpa1a", "xn--a-0hc", "xn--4dbc", "axn--b", "a.axn--b", "xn--.xn--", "xn--fiqs8s", "\uff58n--4ca", "xn--e-xbb", "xn--1l8h",
    "x".repeat(63), "x".repeat(64), `${"x".repeat(63)}.`.repeat(5), `${"ä".repeat(70)}`, `${"ä.".repeat(200)}`,
  ];
  for (const host of hosts) {
    parse(`http://${host}/p`);
    parse(`other://${host}/p`);
  }

  // Setters.
  const targets = ["http://u:p@h:8080/a/b?q#f", "https://h/", "ws://h:81/x", "file:///C:/x?q", "file://h/x", "mailto:a@b?q#f", "foo://h:1/x", "foo:///x", "foo:/x//y", "data:a  #b"];
  const values = {
    protocol: ["https", "http:", "ws", "file", "foo", "HTTPS:x", "", ":", "1a", "a b", "ht\ntp", "ftp:", "http://x", "ä", "mailto"],
    username: ["", "x", "a:b@c/", "ä %41", "\ud800"],
    password: ["", "x", "a:b@c/", "ä %41"],
    host: ["x", "X:81", "x:", "x:80", "x:0081", "x:99999", "x:1a", ":1", "", "a/b", "a?b", "a#b", "a\\b", "a@b", "[::1]", "[::1]:9", "[", "1.256", "0x7f.1", "a b", "ä", "localhost", "C|", "x\t:8\n1", "%41", "\u3002"],
    hostname: ["x", "x:81", "", ":", "a/b", "a?b", "a@b", "[::1]", "[::1]:9", "127.1", "ä", "C:", "a\\b", "\u00ad"],
    port: ["", "1", "80", "443", "08080", "65535", "65536", "99999999", "8a", "a8", " 8", "8 ", "8\t0", "-1", "+1", "8/9", "1.5", "١"],
    pathname: ["", "/", "x", "/x", "//x", "/../x", "..", "a/./b/%2e%2e", "a\\b", "?#", "a b", "ä", "/C|/y", "C:/../y", "//h/p", "/.//y", "\t/\nz", "{}^|", ".."],
    search: ["", "?", "x", "?x", "??x", "a#b", "a b'\"<>", "ä", "\ud800", "\tx\n"],
    hash: ["", "#", "x", "#x", "##x", "a b\"<>`'", "ä", "\ud800", "\tx\n"],
    href: ["http://x/", "foo:x", "x", "", "http://", " http://y ", "file:x"],
  };
  for (const target of targets) {
    for (const part of Object.keys(values)) {
      for (const value of values[part]) {
        add(`${target} with ${part} = ${show(value)}`, () => {
          const url = new URL(target);
          const { searchParams } = url;
          url[part] = value;
          return [...parts.map((name) => url[name]), url.searchParams === searchParams, `${searchParams}`, new URL(url.href).href === url.href];
        });
      }
    }
  }

  // URLSearchParams.
  const queries = ["", "?", "??a", "a", "a=", "=a", "=", "&", "a&&b", "a=b&a=c", "a=b=c", "a+b=c+d", "%41=%42", "%=%zz&%2", "a%00b", "%ff=%C3%A4", "ä=ö", "\ud800=\udc00", "%EF%BB%BFa=\ufeffb", "a;b=c", "a=b#c", "a b'()!~*-._=\u{1F600}", "a%2Bb=c%26d", "%f0%9f%98%80=%f0%9f", "z=1&a=2&Z=3&z=0&\ue000=4&\u{10000}=5"];
  for (const query of queries) {
    add(`URLSearchParams of ${show(query)}`, () => {
      const params = new URLSearchParams(query);
      const all = [...params];
      params.sort();
      return [all, `${params}`, params.size, new URL(`http://h/?${query}`).searchParams.toString()];
    });
  }

  // Texts made of pieces of URLs, the same ones each time.
  const pieces = ["http:", "https:", "file:", "foo:", "ws:", "mailto:", "/", "/", "//", "\\", ":", ":", "@", "?", "#", "[", "]", ".", "..", "%2e", "%2E%2e", "a", "b", "example.com", "1", "0x7f", "256", "::1", "C:", "C|", "|", "ä", "%", "%41", " ", "\t", "\u0000", "xn--", "u:p@", ":80", ":8080", "localhost", "\u3002", "'", "\"", "<", "^", "`", "{", "~", "*", "+", "&", "=", ";", "-", "_", "\ud83d\ude00", "\ud800", "\u00ad"];
  let seed = 20;
  const random = (below) => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return Math.floor((seed / 0x80000000) * below); };
  for (let i = 0; i < 4000; i++) {
    let text = "";
    for (let count = 1 + random(9); count > 0; count--) text += pieces[random(pieces.length)];
    if (i % 3 === 0) parse(text, bases[random(bases.length)]);
    else parse(i % 3 === 1 ? text : `${["http://", "file://", "foo://", "https:"][random(4)]}${text}`);
  }
  return lines.join("\n");
})
