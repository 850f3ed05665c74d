// What a caller puts into the request for the function to meet.

// attack: deep-arrays
// expect: INVALID_REQUEST INVALID_JSON COMPLETED
// body: @@100000*[@@@@100000*]@@
return 1;

// attack: deep-objects
// expect: INVALID_REQUEST INVALID_JSON COMPLETED
// body: @@50000*{"a":@@1@@50000*}@@
return 1;

// attack: deep-at-the-edge
// expect: INVALID_REQUEST COMPLETED
// body: @@64*[@@@@64*]@@
return 1;

// attack: many-keys
// expect: COMPLETED TIMEOUT MEMORY_LIMIT
// body: {@@200000*"k#":#,@@"z":1}
return Object.keys(req.body).length;

// attack: keys-that-hash-alike
// expect: COMPLETED TIMEOUT MEMORY_LIMIT
// body: {@@100000*"#\u0000":1,@@"z":1}
return Object.keys(req.body).length;

// attack: duplicate-keys
// returns: {"a":99999}
// body: {@@100000*"a":#,@@"a":99999}
return req.body;

// attack: number-keys
// expect: COMPLETED TIMEOUT MEMORY_LIMIT ARRAY_LIMIT
// body: {@@50000*"#":1,@@"4294967294":1,"-1":1,"1e3":1}
return Object.keys(req.body).length;

// attack: many-elements
// expect: COMPLETED ARRAY_LIMIT INVALID_REQUEST MEMORY_LIMIT TIMEOUT
// body: [@@1500000*0,@@0]
return req.body.length;

// attack: many-empty-objects
// expect: COMPLETED MEMORY_LIMIT TIMEOUT INVALID_REQUEST
// body: [@@500000*{},@@0]
return req.body.length;

// attack: long-text
// returns: 5000000
// body: "@@5000000*x@@"
return req.body.length;

// attack: escapes
// returns: 500000
// body: "@@500000*\u0041@@"
return req.body.length;

// attack: lone-surrogate-escapes
// expect: COMPLETED INVALID_JSON INVALID_REQUEST
// body: "\ud800\udc00\ud800"
return req.body.length;

// attack: huge-numbers
// expect: COMPLETED INVALID_JSON INVALID_REQUEST
// body: [1e999,-1e999,1e-999,@@400*9@@,0.@@400*1@@]
return req.body.length;

// attack: number-of-a-million-digits
// expect: COMPLETED INVALID_JSON INVALID_REQUEST
// body: @@1000000*9@@
return typeof req.body;

// attack: proto-keys
// returns: ["undefined",true]
// body: {"__proto__":{"hit":1},"constructor":{"prototype":{"hit":1}}}
return [typeof ({}).hit, Object.hasOwn(req.body, '__proto__')];

// attack: proto-as-the-request
// returns: ["undefined","string"]
// body: {"body":{"x":1},"headers":{"__proto__":{"hit":1}},"method":"__proto__"}
return [typeof ({}).hit, typeof req.method];

// attack: to-json-key
// returns: {"toJSON":1,"then":2}
// body: {"toJSON":1,"then":2}
return req.body;

// attack: members-that-shadow-methods
// returns: 1
// body: {"hasOwnProperty":1,"valueOf":2,"toString":3,"length":-1}
return req.body.hasOwnProperty;

// attack: array-where-an-object-is-usual
// returns: [["x"],"POST"]
// body: ["x"]
return [req.body, req.method];

// attack: forged-members
// expect: COMPLETED
// body: {"body":{"a":1},"headers":"not an object","query":[1],"method":{"a":1},"url":5,"ip":{"toString":1}}
return [typeof req.headers, typeof req.method, typeof req.ip];

// attack: environment-with-odd-names
// returns: ["1","2","3"]
// env: {"__proto__":"1","constructor":"2","toString":"3"}
return ['__proto__', 'constructor', 'toString'].map((k) => Object.getOwnPropertyDescriptor(ctx.env, k)?.value);

// attack: environment-with-a-huge-value
// expect: COMPLETED INVALID_FIELD MEMORY_LIMIT
// env: {"A":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}
let s = ctx.env.A; for (let i = 0; i < 10; i++) s += ctx.env.A; return s.length;

// attack: environment-that-is-no-map
// expect: INVALID_FIELD
// env: [1,2,3]
return 1;

// attack: environment-of-objects
// expect: INVALID_FIELD COMPLETED
// env: {"A":{"b":1}}
return typeof ctx.env.A;

// attack: context-as-text
// expect: INVALID_JSON
// body: {"a":1}},"code":"return 2","x":{{
return 1;

// attack: a-second-code
// expect: COMPLETED INVALID_JSON
// body: 1,"code":"return 'first'"
return 'last';
