namespace BaasFunctions.Tests.Unit.Sandbox.WebStreams;

/// <summary>Streams standard, ReadableStream.from(): streams of what an iterable gives.</summary>
[TestClass]
public sealed class ReadableStreamFromTests
{
    [TestMethod]
    public async Task From_WhatCanBeIterated_GivesItsValues() => Assert.AreEqual(
        """[[1,2],["a","😀"],[3],[4,5]]""",
        await Streams.RunAsync(
            """
            const promises = [Promise.resolve(4), 5];
            return [await all(ReadableStream.from(new Set([1, 2]))), await all(ReadableStream.from('a😀')), await all(ReadableStream.from((async function* () { yield 3; })())), await all(ReadableStream.from(promises))];
            """));

    [TestMethod]
    public async Task From_WhatCannot_Throws() => Assert.AreEqual(
        """["TypeError","TypeError","TypeError","TypeError","TypeError"]""",
        await Streams.RunAsync(
            """
            return [undefined, null, {}, { [Symbol.iterator]: 1 }, { [Symbol.asyncIterator]: () => 1 }].map((value) => refused(() => ReadableStream.from(value)));
            """));

    [TestMethod]
    public async Task From_AsksForOneAtATime() => Assert.AreEqual(
        """[["next"],["next","next"]]""",
        await Streams.RunAsync(
            """
            const iterator = { next() { log.push('next'); return { value: 1, done: false }; }, [Symbol.iterator]() { return this; } };
            const reader = ReadableStream.from(iterator).getReader();
            await soon();
            await reader.read(); await soon();
            const first = [...log];
            await reader.read(); await soon();
            return [first, log];
            """));

    [TestMethod]
    public async Task Cancel_EndsTheIteratorWithTheReason() => Assert.AreEqual(
        """["return why","TypeError",true]""",
        await Streams.RunAsync(
            """
            const make = (result) => ReadableStream.from({ [Symbol.asyncIterator]: () => ({ next: async () => ({ value: 1, done: false }), return(reason) { log.push(`return ${reason}`); return result; } }) });
            await make({}).cancel('why');
            return [log[0], await ends(make(1).cancel('again')), log.length === 2];
            """));

    [TestMethod]
    public async Task From_AnIteratorThatFails_FailsTheStream() => Assert.AreEqual(
        """["RangeError","TypeError","EvalError",["closed"]]""",
        await Streams.RunAsync(
            """
            const failing = (next) => ({ [Symbol.asyncIterator]: () => ({ next }) });
            const rejecting = { [Symbol.iterator]: () => ({ next: () => ({ value: Promise.reject(new EvalError('no')), done: false }), return() { log.push('closed'); return {}; } }) };
            return [
              await ends(all(ReadableStream.from(failing(() => { throw new RangeError('no'); })))), await ends(all(ReadableStream.from(failing(() => 1)))), await ends(all(ReadableStream.from(rejecting))), log,
            ];
            """));
}
