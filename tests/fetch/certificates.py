# SPDX-License-Identifier: Apache-2.0
"""Certificates good and bad, made with openssl for one run."""

import ssl
import subprocess
from pathlib import Path


class Certificates:
    """`name.pem` and `name.key` in `folder` for each of HOSTS; `ca.pem` is the authority that the good ones trust."""

    HOSTS = {
        "good.example.com": ["good.example.com"],
        "wrong-name.example.com": ["other.example.com"],
        "expired.example.com": ["expired.example.com"],
        "self-signed.example.com": ["self-signed.example.com"],
        "stranger.example.com": ["stranger.example.com"],
    }

    def __init__(self, folder, openssl):
        self.folder, self.openssl = Path(folder), openssl
        self.contexts = {}
        self.authority("ca", "/O=Fake Internet/CN=Fake Root")
        self.authority("other-ca", "/O=Somebody Else/CN=Other Root")
        for host, names in self.HOSTS.items():
            self.leaf(host, names)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.folder / f"{host}.pem", self.folder / f"{host}.key")
            self.contexts[host] = context

    def run(self, *words):
        subprocess.run([self.openssl, *map(str, words)], cwd=self.folder, check=True, capture_output=True, timeout=60)

    def authority(self, name, subject):
        self.run("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key", "-out", f"{name}.pem",
                 "-subj", subject, "-days", 3650, "-addext", "basicConstraints=critical,CA:TRUE")

    def leaf(self, host, names):
        (self.folder / "ext").write_text("subjectAltName=" + ",".join("DNS:" + n for n in names) + "\n")
        self.run("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{host}.key", "-out", "csr", "-subj", f"/CN={names[0]}")
        days = -1 if host.startswith("expired") else 365
        by = {"self-signed.example.com": ["-signkey", f"{host}.key"], "stranger.example.com": ["-CA", "other-ca.pem", "-CAkey", "other-ca.key"]}
        signed = by.get(host, ["-CA", "ca.pem", "-CAkey", "ca.key"])
        self.run("x509", "-req", "-in", "csr", *signed, *([] if "-signkey" in signed else ["-CAcreateserial"]), "-days", days, "-extfile", "ext", "-out", f"{host}.pem")

    def context(self, name):
        """Of a host; the good one for everybody else."""
        return self.contexts.get(name) or self.contexts["good.example.com"]

    def fingerprint(self, host):
        told = subprocess.run([self.openssl, "x509", "-in", f"{host}.pem", "-noout", "-fingerprint", "-sha256"], cwd=self.folder,
                              check=True, capture_output=True, text=True).stdout
        return told.strip().partition("=")[2].replace(":", "").lower()
