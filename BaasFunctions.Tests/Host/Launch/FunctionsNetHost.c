/*
 * Starts an app as the program does with which Azure runs apps of .NET on Linux: with hostfxr, inside of a process that is not `dotnet`.
 * The app finds three functions in the program and speaks to its host through them. Which messages these are, this program does not know:
 * it passes them on over a socket, in frames of one byte for the kind, four for the length (big-endian) and the bytes.
 *
 *   in:  e  name, value             a variable of the environment     (each text ends with a zero)
 *        r  hostfxr, app, argument* runs the app
 *        m  message                 for the app
 *   out: l                          the app can take messages
 *        m  message                 of the app
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum { MAX_ARGUMENTS = 64 };

typedef intptr_t (*message_handler)(unsigned char **bytes, int length, intptr_t app);

static int host;
static pthread_mutex_t sending = PTHREAD_MUTEX_INITIALIZER;
static message_handler handle_message;
static intptr_t app_of_handler;

static void fail(const char *what)
{
    fprintf(stderr, "FunctionsNetHost: %s\n", what);
    exit(70);
}

static void write_all(const void *bytes, size_t length)
{
    for (const char *at = bytes; length > 0;)
    {
        ssize_t written = write(host, at, length);
        if (written <= 0)
        {
            exit(0);
        }

        at += written;
        length -= (size_t)written;
    }
}

/* Ends the process when the host is gone, as the end of its stream does. */
static void read_all(void *bytes, size_t length)
{
    for (char *at = bytes; length > 0;)
    {
        ssize_t got = read(host, at, length);
        if (got <= 0)
        {
            exit(0);
        }

        at += got;
        length -= (size_t)got;
    }
}

static void send_frame(char kind, const void *bytes, size_t length)
{
    uint32_t size = htonl((uint32_t)length);
    pthread_mutex_lock(&sending);
    write_all(&kind, 1);
    write_all(&size, sizeof size);
    write_all(bytes, length);
    pthread_mutex_unlock(&sending);
}

__attribute__((visibility("default"))) int get_application_properties(void **application)
{
    *application = &host;
    return 1;
}

__attribute__((visibility("default"))) int register_callbacks(void *application, message_handler handler, intptr_t app)
{
    (void)application;
    handle_message = handler;
    app_of_handler = app;
    send_frame('l', "", 0);
    return 1;
}

__attribute__((visibility("default"))) int send_streaming_message(void *application, const unsigned char *message, int length)
{
    (void)application;
    send_frame('m', message, (size_t)length);
    return 1;
}

static void *run_app(void *frame)
{
    const char **texts = frame;
    int count = 0;
    while (texts[count] != NULL)
    {
        count++;
    }

    void *hostfxr = dlopen(texts[0], RTLD_LAZY | RTLD_LOCAL);
    if (hostfxr == NULL)
    {
        fail(dlerror());
    }

    int (*initialize)(int, const char **, const void *, void **) =
        (int (*)(int, const char **, const void *, void **))dlsym(hostfxr, "hostfxr_initialize_for_dotnet_command_line");
    int (*set_property)(void *, const char *, const char *) =
        (int (*)(void *, const char *, const char *))dlsym(hostfxr, "hostfxr_set_runtime_property_value");
    int (*run)(void *) = (int (*)(void *))dlsym(hostfxr, "hostfxr_run_app");
    if (initialize == NULL || set_property == NULL || run == NULL)
    {
        fail("this is not hostfxr");
    }

    void *context = NULL;
    if (initialize(count - 1, texts + 1, NULL, &context) < 0 || context == NULL)
    {
        fail("the app cannot be loaded");
    }

    /* By this the app knows that it speaks through this program and not over gRPC. */
    set_property(context, "AZURE_FUNCTIONS_NATIVE_HOST", "1");

    /* What the app returns is told to nobody, and the process stays. */
    run(context);
    return NULL;
}

/* The texts of a frame, which lives on with them. */
static const char **split(char *bytes, size_t length)
{
    const char **texts = calloc(MAX_ARGUMENTS + 1, sizeof *texts);
    int count = 0;
    for (char *at = bytes; at < bytes + length; at += strlen(at) + 1)
    {
        if (count == MAX_ARGUMENTS)
        {
            fail("too many arguments");
        }

        texts[count++] = at;
    }

    return texts;
}

int main(int count, char **arguments)
{
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    if (count < 2 || strlen(arguments[1]) >= sizeof address.sun_path)
    {
        fail("the first argument is the socket of the host");
    }

    strcpy(address.sun_path, arguments[1]);
    host = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (host < 0 || connect(host, (struct sockaddr *)&address, sizeof address) != 0)
    {
        fail("the host cannot be reached");
    }

    for (;;)
    {
        char kind;
        uint32_t size;
        read_all(&kind, 1);
        read_all(&size, sizeof size);
        size = ntohl(size);
        unsigned char *bytes = malloc((size_t)size + 1);
        if (bytes == NULL)
        {
            fail("a message is too large");
        }

        read_all(bytes, size);
        bytes[size] = 0;
        if (kind == 'm')
        {
            handle_message(&bytes, (int)size, app_of_handler);
            free(bytes);
        }
        else if (kind == 'e')
        {
            const char **texts = split((char *)bytes, size);
            setenv(texts[0], texts[1], 1);
            free(texts);
            free(bytes);
        }
        else if (kind == 'r')
        {
            pthread_t thread;
            if (pthread_create(&thread, NULL, run_app, split((char *)bytes, size)) != 0)
            {
                fail("no thread for the app");
            }
        }
        else
        {
            fail("an unknown frame");
        }
    }
}
