"use strict";
// Streams standard, 4.9.1, ReadableStreamFromIterable: a stream of what an iterable gives, which is asked for one at a time.
(function ({ use }) {
  const { apply, resolved, rejected, after, make } = use("StreamCoreScript");
  const { wrap } = use("StreamScript");
  const { asyncIterator, iterator } = Symbol;

  function methodOf(value, name) {
    const found = value[name];
    if (found === undefined || found === null) return undefined;
    if (typeof found !== "function") throw new TypeError("The iterator of an iterable is a function");
    return found;
  }
  const isObject = (value) => value !== null && (typeof value === "object" || typeof value === "function");
  function objectOf(value, what) {
    if (!isObject(value)) throw new TypeError(`${what} of an iterator is an object`);
    return value;
  }

  // The language, 27.1.6: an iterator whose values are waited for. Where one of them fails, it is closed.
  function waiting(source, next) {
    const answer = (result, closes) => {
      const done = Boolean(result.done);
      const value = resolved(result.value);
      return after(value, (given) => ({ value: given, done }), (error) => {
        if (!done && closes) try { apply(methodOf(source, "return") ?? (() => { }), source, []); } catch { /* the first error counts */ }
        throw error;
      });
    };
    return {
      next() {
        try { return answer(objectOf(apply(next, source, []), "The result"), true); } catch (error) { return rejected(error); }
      },
      return(reason) {
        try {
          const end = methodOf(source, "return");
          if (end === undefined) return resolved({ value: reason, done: true });
          return answer(objectOf(apply(end, source, [reason]), "The result of return()"), false);
        } catch (error) { return rejected(error); }
      },
    };
  }

  function open(iterable) {
    if (iterable === undefined || iterable === null) throw new TypeError("ReadableStream.from() expects an iterable");
    const opens = methodOf(iterable, asyncIterator);
    const begin = opens ?? methodOf(iterable, iterator);
    if (begin === undefined) throw new TypeError("ReadableStream.from() expects an iterable");
    const source = objectOf(apply(begin, iterable, []), "What is asked for values");
    const { next } = source;
    if (opens === undefined) return waiting(source, next);
    return {
      next: () => apply(next, source, []),
      return(reason) {
        const end = methodOf(source, "return");
        return end === undefined ? { value: undefined, done: true } : apply(end, source, [reason]);
      },
    };
  }

  // What is thrown at once is a rejection, too.
  function asked(work) {
    try { return resolved(work()); } catch (error) { return rejected(error); }
  }

  return {
    from(iterable) {
      const source = open(iterable);
      const core = make({
        mark: 0,
        pull: () => after(asked(() => source.next()), (result) => {
          objectOf(result, "The result");
          if (result.done) core.controller.close();
          else core.controller.enqueue(result.value);
        }),
        cancel: (reason) => after(asked(() => source.return(reason)), (result) => { objectOf(result, "The result of return()"); }),
      });
      return wrap(core);
    },
  };
})
