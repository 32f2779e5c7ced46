"""A mail server for the tests: it takes mail as servers do, and by what stands behind a plus sign in the recipient's name it refuses, stalls or drops the line.

Its second argument says whether it asks who one is ("auth"), its third names a PEM file with certificate and key, with which it offers STARTTLS.

Prints its port, then appends a line "recipient message-id" to the file of its first argument for each mail it has taken.
"""
import asyncio
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, syntax


def order(address):
    name = address.split("@")[0]
    return name.rsplit("+", 1)[1] if "+" in name else ""


class Taking:
    def __init__(self, path):
        self.file = open(path, "a", buffering=1)

    async def handle_RCPT(self, server, session, envelope, address, options):
        what = order(address)
        if what == "refused":
            return "550 5.1.1 There is no such mailbox"
        if what == "policy":
            return "550 5.7.1 We do not like you"
        if what == "later":
            return "451 4.3.0 Try again later"
        if what == "stall":
            await asyncio.sleep(60)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        what = order(envelope.rcpt_tos[0])
        if what == "spam":
            return "554 5.6.0 We do not like what it says"
        name = [line for line in envelope.content.decode("latin-1").split("\r\n") if line.startswith("Message-ID: ")]
        for to in envelope.rcpt_tos:
            self.file.write(f"{to} {name[0][12:] if name else '-'}\n")
        if what == "lost":
            server.transport.abort()
        if what == "silent":
            await asyncio.sleep(60)
        return "250 OK"


class Dropping(SMTP):
    @syntax("DATA")
    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and order(self.envelope.rcpt_tos[0]) == "drop":
            await self.push("354 Go on")
            await self._reader.read(40)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)


def let_in(server, session, envelope, mechanism, data):
    good = getattr(data, "login", b"") == b"console" and getattr(data, "password", b"") == b"right horse"
    return AuthResult(success=good, handled=False)


class Server(Controller):
    def factory(self):
        signed = len(sys.argv) > 2 and sys.argv[2] == "auth"
        encrypted = None
        if len(sys.argv) > 3:
            encrypted = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            encrypted.load_cert_chain(sys.argv[3])
        return Dropping(self.handler, hostname="sink.test", enable_SMTPUTF8=False, tls_context=encrypted,
                        authenticator=let_in if signed else None, auth_required=signed, auth_require_tls=False)

    def _trigger_server(self):
        pass


def main():
    server = Server(Taking(sys.argv[1]), hostname="127.0.0.1", port=0)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    listening = loop.run_until_complete(loop.create_server(server.factory, "127.0.0.1", 0))
    print(listening.sockets[0].getsockname()[1], flush=True)
    loop.run_forever()


main()
