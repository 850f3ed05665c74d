export default async function handler(request, context) {
  const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));
  const size = 20000;
  const sieve = new Uint8Array(size + 1);
  let primes = 0;
  for (let i = 2; i <= size; i++) {
    if (sieve[i] === 0) {
      primes += 1;
      for (let j = i * 2; j <= size; j += i) {
        sieve[j] = 1;
      }
    }
  }
  let text = '';
  for (let i = 0; i < 2000; i++) {
    text += String.fromCharCode(97 + (i % 26));
  }
  const words = text.match(/[a-z]{5}/g).map((word) => word.toUpperCase()).join('-').length;
  return context.success({ fib: fib(18), primes, words });
}
