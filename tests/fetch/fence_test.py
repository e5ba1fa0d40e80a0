# SPDX-License-Identifier: Apache-2.0
"""The fence beside Python's own reading of the special-purpose registries: whatever Python calls not global is forbidden here, and
what is forbidden beyond that is listed. Usage: fence_test.py FETCH_DOOR"""

import ipaddress
import random
import subprocess
import sys

chance = random.Random(2569)
addresses = set()
for network in """0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 168.63.129.16/32 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24
        192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24
        224.0.0.0/4 240.0.0.0/4 255.255.255.255/32 ::/128 ::1/128 ::ffff:0:0/96 ::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001::/32
        2001:1::1/128 2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28 2001:db8::/32 2002::/16 2620:4f:8000::/48
        3ffe::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8 2000::/3""".split():
    net = ipaddress.ip_network(network)
    first, last = int(net.network_address), int(net.broadcast_address)
    kind = type(net.network_address)
    most = (1 << net.max_prefixlen) - 1
    for value in (first - 1, first, first + 1, last - 1, last, last + 1, *(chance.randint(first, last) for _ in range(200))):
        if 0 <= value <= most:
            addresses.add(kind(value))
addresses |= {ipaddress.IPv4Address(chance.getrandbits(32)) for _ in range(40_000)}
addresses |= {ipaddress.IPv6Address(chance.getrandbits(128)) for _ in range(10_000)}
addresses |= {ipaddress.IPv6Address((1 << 125) + chance.getrandbits(125)) for _ in range(20_000)}
for inner in [chance.getrandbits(32) for _ in range(2_000)] + [0x0A000005, 0x7F000001, 0xA9FEA9FE, 0x08080808]:
    addresses |= {ipaddress.IPv6Address((0x64FF9B << 96) | inner), ipaddress.IPv6Address((0xFFFF << 32) | inner)}
addresses = sorted(addresses, key=lambda a: (a.version, int(a)))

# Forbidden here though Python 3.11 calls it global. Its registries are of 2022; the rest is this project's choice (fence.cpp).
OURS = [ipaddress.ip_network(n) for n in """168.63.129.16/32 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.175.48.0/24 192.0.0.0/24
        224.0.0.0/4 2001::/23 2002::/16 2620:4f:8000::/48 3ffe::/16 3fff::/20 ::ffff:0:0/96""".split()]
PUBLIC = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")


def expected(address):
    if address in NAT64:
        return expected(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    if not address.is_global or address.is_multicast or any(address.version == n.version and address in n for n in OURS):
        return "forbidden"
    return "open" if address.version == 4 or address in PUBLIC else "forbidden"


texts = [str(a) for a in addresses]
strange = ["", "1.2.3", "0x7f.0.0.1", "127.1", "1.2.3.4 ", "::1%lo", "[::1]", "8.8.8.8\t", "010.8.8.8", "localhost", "8.8.8.8.8", "2404:6800::1%eth0"]
answer = subprocess.run([sys.argv[1], "fence"], input="\n".join(texts + strange) + "\n", capture_output=True, text=True, check=True)
lines = answer.stdout.split("\n")[:-1]
assert len(lines) == len(texts) + len(strange)
wrong = [(t, got) for a, t, got in zip(addresses, texts, lines) if got != expected(a)]
assert not wrong, wrong[:20]
# Python decides alone, without the list above: nothing that it calls private is let through.
passed = [t for a, t, got in zip(addresses, texts, lines) if got == "open" and a not in NAT64 and not a.is_global]
assert not passed, passed[:20]
assert lines[len(texts):] == ["forbidden"] * len(strange), lines[len(texts):]
print(f"{len(texts)} addresses, {lines.count('forbidden')} forbidden")
assert lines.count("open") > 10_000 < lines.count("forbidden")
