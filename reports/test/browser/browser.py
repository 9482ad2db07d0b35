"""Chromium without a window, as the tests need it."""

import base64
import json
import shutil
import sys
import urllib.parse

SKIPPED = 77


def missing():
    """Why there can be no browser here; empty if there can."""
    try:
        import selenium  # noqa: F401
    except ImportError:
        return "Python's selenium is not installed (apt install python3-selenium)"
    for program in ("chromium", "chromedriver"):
        if shutil.which(program) is None:
            return f"{program} is not installed (apt install chromium chromium-driver)"
    return ""


def leave_unless_possible(required):
    """Ends the test, as skipped or failed, where there is no browser."""
    reason = missing()
    if not reason:
        return
    print(("failed: " if required else "skipped: ") + reason)
    sys.exit(1 if required else SKIPPED)


class Browser:
    """One window."""

    def __init__(self):
        from selenium import webdriver

        options = webdriver.ChromeOptions()
        for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        service = webdriver.chrome.service.Service(shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(service=service, options=options)
        self.size(1280, 900)

    def close(self):
        self.driver.quit()

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def size(self, width, height):
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def media(self, media="", **features):
        """For instance media("print"), media(prefers_color_scheme="dark")."""
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.command("Emulation.setEmulatedMedia", media=media, features=named)

    def open(self, path, fragment=""):
        address = "file://" + urllib.parse.quote(str(path)) + fragment
        self.driver.get("about:blank")  # else another fragment would be no other page
        self.logged(), self.requests()
        self.driver.get(address)

    def logged(self):
        """What the console says since the page was opened."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self):
        """What was asked for since the page was opened."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
        return [address for address in sent if address != "about:blank" and not address.startswith("data:")]

    def pdf(self):
        return base64.b64decode(self.command("Page.printToPDF", printBackground=True)["data"])
