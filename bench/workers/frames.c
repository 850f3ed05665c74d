// What one request and its answer between two processes cost: through a socket pair, as frames go to workers and back, and through a ring in memory that both have, where
// only a reader that sleeps is woken (futex). With work of some microseconds on both sides, as in a request. Usage: frames; prints a Markdown table.
#define _GNU_SOURCE
#include <linux/futex.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { REQUEST = 900, ANSWER = 600, SLOTS = 512, SLOT = 2048 };

struct ring {
  _Atomic unsigned head, tail, sleeps;
  char slots[SLOTS * SLOT];
};

struct channel {
  int socket;
  struct ring *out, *in;
};

static void put(struct channel *to, const char *bytes, int count) {
  struct ring *ring = to->out;
  if (!ring) {
    if (write(to->socket, bytes, count) != count) exit(1);
    return;
  }
  unsigned head = atomic_load(&ring->head);
  while (head - atomic_load(&ring->tail) >= SLOTS) sched_yield();
  memcpy(ring->slots + head % SLOTS * SLOT, bytes, count);
  atomic_store(&ring->head, head + 1);
  if (atomic_exchange(&ring->sleeps, 0)) syscall(SYS_futex, &ring->head, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static void get(struct channel *from, char *bytes, int count) {
  struct ring *ring = from->in;
  if (!ring) {
    if (read(from->socket, bytes, count) != count) exit(1);
    return;
  }
  unsigned tail = atomic_load(&ring->tail);
  for (;;) {
    unsigned head = atomic_load(&ring->head);
    if (head != tail) break;
    atomic_store(&ring->sleeps, 1);
    if (atomic_load(&ring->head) == tail) syscall(SYS_futex, &ring->head, FUTEX_WAIT, tail, NULL, NULL, 0);
  }
  memcpy(bytes, ring->slots + tail % SLOTS * SLOT, count);
  atomic_store(&ring->tail, tail + 1);
}

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static double processor_time(int who) {
  struct rusage use;
  getrusage(who, &use);
  return use.ru_utime.tv_sec + use.ru_stime.tv_sec + (use.ru_utime.tv_usec + use.ru_stime.tv_usec) / 1e6;
}

static void work(int microseconds) {
  double end = seconds(CLOCK_THREAD_CPUTIME_ID) + microseconds / 1e6;
  while (microseconds && seconds(CLOCK_THREAD_CPUTIME_ID) < end) {
  }
}

static void measure(int is_ring, int at_once, int microseconds) {
  int count = microseconds ? 20000 : 100000, sockets[2], sent = 0;
  char bytes[SLOT] = {0};
  struct ring *rings = mmap(NULL, 2 * sizeof *rings, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  socketpair(AF_UNIX, SOCK_SEQPACKET, 0, sockets);
  struct channel here = {sockets[0], is_ring ? rings : NULL, is_ring ? rings + 1 : NULL};
  struct channel there = {sockets[1], here.in, here.out};
  fflush(stdout);
  pid_t worker = fork();
  if (worker == 0) {
    for (int i = 0; i < count; i++) {
      get(&there, bytes, REQUEST);
      work(microseconds);
      put(&there, bytes, ANSWER);
    }
    _exit(0);
  }
  double start = seconds(CLOCK_MONOTONIC), used = processor_time(RUSAGE_SELF) + processor_time(RUSAGE_CHILDREN);
  for (int i = 0; i < count; i++) {
    for (; sent < count && sent - i < at_once; sent++) put(&here, bytes, REQUEST);
    get(&here, bytes, ANSWER);
    work(microseconds);
  }
  waitpid(worker, NULL, 0);
  printf("| %s | %d | %d | %.1f | %.1f |\n", is_ring ? "ring" : "socket pair", at_once, microseconds, (seconds(CLOCK_MONOTONIC) - start) / count * 1e6,
         (processor_time(RUSAGE_SELF) + processor_time(RUSAGE_CHILDREN) - used) / count * 1e6);
  close(sockets[0]);
  close(sockets[1]);
  munmap(rings, 2 * sizeof *rings);
}

int main(void) {
  printf("| frames through | at once | work on each side, µs | µs for both ways | µs of processors |\n| --- | ---: | ---: | ---: | ---: |\n");
  for (int round = 0; round < 3; round++)
    for (int way = 0; way < 2; way++) {
      measure(way, 1, 0);
      measure(way, 32, 0);
      measure(way, 32, 60);
    }
  return 0;
}
