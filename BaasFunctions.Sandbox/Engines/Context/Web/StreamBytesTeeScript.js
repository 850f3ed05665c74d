"use strict";
// Streams standard, ReadableByteStreamTee: two byte streams of what one gives. What one branch asks for with a buffer is read into that buffer.
(function ({ use }) {
  const { apply, nothing, resolved, after, microtask, Core, Reading } = use("StreamCoreScript");
  const { ByteControl, partsOf } = use("StreamBytesCoreScript");
  const { slice } = ArrayBuffer.prototype;

  function tee(core, tee) {
    const { branches, cancelled } = tee;
    let reading;
    let isReading = false;
    const again = [false, false];
    const control = (i) => branches[i].controller;

    function open(byob) {
      if (reading !== undefined) {
        if (reading.byob === byob) return;
        reading.release();
      }
      const mine = reading = new Reading(core, byob);
      after(mine.closed.promise, nothing, (error) => {
        if (mine !== reading) return;
        tee.fail(error);
        tee.end();
      });
    }
    function copied(view) {
      const { buffer, byteOffset, byteLength } = partsOf(view);
      return new Uint8Array(apply(slice, buffer, [byteOffset, byteOffset + byteLength]));
    }
    function went() {
      isReading = false;
      if (again[0]) pull(0);
      else if (again[1]) pull(1);
    }
    const any = {
      chunk: (first) => microtask(() => {
        again[0] = again[1] = false;
        let second = first;
        if (!cancelled[0] && !cancelled[1]) {
          try { second = copied(first); } catch (error) { tee.give(error); return; }
        }
        if (!cancelled[0]) control(0).enqueue(first);
        if (!cancelled[1]) control(1).enqueue(second);
        went();
      }),
      close() {
        isReading = false;
        for (let i = 0; i < 2; i++) if (!cancelled[i]) control(i).close();
        for (let i = 0; i < 2; i++) if (control(i).into.first !== null) control(i).respond(0);
        tee.end();
      },
      error() { isReading = false; },
    };
    function into(i) {
      const other = 1 - i;
      return {
        chunk: (view) => microtask(() => {
          again[0] = again[1] = false;
          if (!cancelled[other]) {
            let copy;
            try { copy = copied(view); } catch (error) { tee.give(error); return; }
            if (!cancelled[i]) control(i).respondWith(partsOf(view));
            control(other).enqueue(copy);
          } else if (!cancelled[i]) control(i).respondWith(partsOf(view));
          went();
        }),
        close(view) {
          isReading = false;
          const isOpen = [!cancelled[0], !cancelled[1]];
          if (isOpen[i]) control(i).close();
          if (isOpen[other]) control(other).close();
          if (view !== undefined) {
            if (isOpen[i]) control(i).respondWith(partsOf(view));
            if (isOpen[other] && control(other).into.first !== null) control(other).respond(0);
          }
          tee.end();
        },
        error() { isReading = false; },
      };
    }
    function pull(i) {
      if (isReading) { again[i] = true; return resolved(undefined); }
      isReading = true;
      const request = control(i).request();
      open(request !== null);
      if (request === null) reading.read(any);
      else core.controller.readInto(partsOf(request.view), 1, into(i));
      return resolved(undefined);
    }
    open(false);
    for (let i = 0; i < 2; i++) {
      branches[i] = new Core();
      new ByteControl(branches[i], { mark: 0, pull: () => pull(i), cancel: (reason) => tee.cancel(i, reason), chunk: undefined }).begin(undefined);
    }
    return branches;
  }

  return { tee };
})
