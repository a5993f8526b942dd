/* A volume plugin in one small static program without a C library, for x86-64 Linux: keeps each
   volume as a directory below /data, and forgets them all when it ends. volume-plugin.x86_64 is
   this file, made with

   gcc -static -nostdlib -ffreestanding -fno-builtin -fno-stack-protector \
       -fno-asynchronous-unwind-tables -Os -s -Wl,--build-id=none -Wl,-z,noseparate-code \
       -o volume-plugin.x86_64 volume-plugin.c
*/
typedef unsigned long size;

static long call(long n, long a, long b, long c) {
  long r;
  __asm__ volatile("syscall" : "=a"(r) : "a"(n), "D"(a), "S"(b), "d"(c) : "rcx", "r11", "memory");
  return r;
}

enum { READ = 0, WRITE = 1, CLOSE = 3, SOCKET = 41, ACCEPT = 43, BIND = 49, LISTEN = 50,
       EXIT = 60, MKDIR = 83, RMDIR = 84, UNLINK = 87, SIGACTION = 13 };

static char request[65536], answer[65536], path[512];

static size length(const char *s) { size n = 0; while (s[n]) n++; return n; }

static char *find(char *in, const char *what) {
  for (; *in; in++) {
    size i = 0;
    while (what[i] && in[i] == what[i]) i++;
    if (!what[i]) return in;
  }
  return 0;
}

static char *append(char *to, const char *s) { while (*s) *to++ = *s++; return to; }

/* Puts /data/NAME into path; answers whether there is a name. */
static int name(char *body) {
  char *at = find(body, "\"Name\":\"");
  char *to = append(path, "/data/");
  if (!at) return 0;
  for (at += 8; *at && *at != '"' && to < path + 300; at++) *to++ = *at;
  *to = 0;
  return 1;
}

static char *volume(char *to) {
  to = append(to, "{\"Name\":\"");
  to = append(to, path + 6);
  to = append(to, "\",\"Mountpoint\":\"");
  to = append(to, path);
  return append(to, "\"}");
}

/* Names are kept one after the other, each with its length before it. */
static char names[128][256];

static char *known(const char *wanted) {
  for (int i = 0; i < 128; i++) {
    size n = 0;
    while (wanted[n] && names[i][n] == wanted[n]) n++;
    if (names[i][0] && wanted[n] == names[i][n]) return names[i];
  }
  return 0;
}

static void reply(int to, const char *body) {
  char digits[24], *d = digits + 23, *end = answer;
  size n = length(body), rest = n;
  *d = 0;
  do *--d = '0' + rest % 10; while (rest /= 10);
  end = append(end, "HTTP/1.1 200 OK\r\nContent-Type: application/vnd.docker.plugins.v1+json\r\nConnection: close\r\nContent-Length: ");
  end = append(append(append(end, d), "\r\n\r\n"), body);
  call(WRITE, to, (long)answer, end - answer);
}

static char said[65536];

static const char *handle(char *body) {
  if (find(request, "/Plugin.Activate")) return "{\"Implements\":[\"VolumeDriver\"]}";
  if (find(request, "/VolumeDriver.Capabilities")) return "{\"Capabilities\":{\"Scope\":\"local\"}}";
  if (find(request, "/VolumeDriver.List")) {
    char *to = append(said, "{\"Volumes\":[");
    int any = 0;
    for (int i = 0; i < 128; i++)
      if (names[i][0]) {
        *append(append(path, "/data/"), names[i]) = 0;
        if (any++) to = append(to, ",");
        to = volume(to);
      }
    *append(to, "]}") = 0;
    return said;
  }
  if (!name(body)) return "{\"Err\":\"no name\"}";
  if (find(request, "/VolumeDriver.Create")) {
    if (known(path + 6)) return "{}";
    for (int i = 0; i < 128; i++)
      if (!names[i][0]) {
        *append(names[i], path + 6) = 0;
        call(MKDIR, (long)path, 0755, 0);
        return "{}";
      }
    return "{\"Err\":\"array is full\"}";
  }
  char *entry = known(path + 6);
  if (!entry) return "{\"Err\":\"no such volume\"}";
  if (find(request, "/VolumeDriver.Remove")) {
    entry[0] = 0;
    call(RMDIR, (long)path, 0, 0);
    return "{}";
  }
  if (find(request, "/VolumeDriver.Get")) {
    char *to = append(said, "{\"Volume\":");
    *append(volume(to), "}") = 0;
    return said;
  }
  if (find(request, "/VolumeDriver.Unmount")) return "{}";
  *append(append(append(said, "{\"Mountpoint\":\""), path), "\"}") = 0; /* Mount, Path */
  return said;
}

static long number(const char *s) {
  long n = 0;
  while (*s == ' ') s++;
  while (*s >= '0' && *s <= '9') n = n * 10 + *s++ - '0';
  return n;
}

/* Reads a whole request: the head, and a body by its length or up to the last chunk. */
static char *receive(int from) {
  size have = 0;
  for (;;) {
    long n = call(READ, from, (long)(request + have), sizeof request - 1 - have);
    if (n <= 0) return 0;
    have += n;
    request[have] = 0;
    char *body = find(request, "\r\n\r\n");
    if (!body) continue;
    char *said = find(request, "Content-Length:");
    if (said && have >= (size)(body + 4 - request) + number(said + 15)) return body;
    if (!said && (find(body, "\r\n0\r\n\r\n") || !find(request, "chunked"))) return body;
  }
}

/* The first process of a container ends on no signal that it does not handle. */
struct action { void (*handler)(int); unsigned long flags; void (*restorer)(void); unsigned long mask; };

static void leave(int signal) { call(EXIT, 0, 0, 0); }

static void unused(void) {}

struct address { unsigned short family; char path[108]; };

void __attribute__((force_align_arg_pointer)) _start(void) {
  struct action end = { leave, 0x04000000, unused, 0 };
  __asm__ volatile("mov $8, %%r10\n\tsyscall" : : "a"(SIGACTION), "D"(15), "S"(&end), "d"(0) : "rcx", "r10", "r11", "memory");
  struct address at;
  at.family = 1;
  char *last = append(at.path, "/run/docker/plugins/volume.sock");
  *last = 0;
  call(MKDIR, (long)"/data", 0755, 0);
  call(UNLINK, (long)at.path, 0, 0);
  int door = call(SOCKET, 1, 1, 0);
  if (call(BIND, door, (long)&at, last + 1 - (char *)&at) || call(LISTEN, door, 16, 0)) call(EXIT, 1, 0, 0);
  for (;;) {
    int guest = call(ACCEPT, door, 0, 0);
    if (guest < 0) continue;
    char *body = receive(guest);
    if (body) reply(guest, handle(body));
    call(CLOSE, guest, 0, 0);
  }
}
