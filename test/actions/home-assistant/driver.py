"""Boots a real Home Assistant with its MQTT integration, and answers JSON lines on stdin with JSON lines on stdout.

Usage: driver.py CONFIG_DIR BROKER_PORT HTTP_PORT
Requests:  {"id": 1, "op": "states" | "wait" | "call" | "abbreviations", ...}; the end of stdin stops it.
Answers:   {"id": 1, "result": ...} or {"id": 1, "error": "..."}; {"ready": "2024.3.3"} once at the start.

Only what MQTT needs is set up: no frontend, no recorder, nothing that looks at the network. The broker is entered through
the integration's own dialog, as somebody at the settings page would, so no file format of Home Assistant's is known here.
"""
import asyncio
import json
import logging
import pathlib
import sys

from homeassistant import bootstrap, config_entries, const, core, loader
from homeassistant.components.mqtt import abbreviations
from homeassistant.helpers import area_registry, device_registry, entity_registry
from homeassistant.setup import async_setup_component

try:  # since 2024.11
    from homeassistant.core_config import async_process_ha_core_config
except ImportError:
    from homeassistant.config import async_process_ha_core_config

ANSWERS = sys.stdout
# Whatever else is printed must not get between the answers.
sys.stdout = sys.stderr


def answer(message: dict) -> None:
    # States hold enums and sets of them: their text is what is compared.
    ANSWERS.write(json.dumps(message, default=lambda one: sorted(map(str, one)) if isinstance(one, set) else str(one)))
    ANSWERS.write("\n")
    ANSWERS.flush()


async def boot(folder: str, broker_port: int, http_port: int) -> core.HomeAssistant:
    # The integration reads the file again for devices by hand, of which there are none.
    pathlib.Path(folder, "configuration.yaml").touch()
    hass = core.HomeAssistant(folder)
    loader.async_setup(hass)
    hass.config.skip_pip = True
    config = {"http": {"server_host": "127.0.0.1", "server_port": http_port}}
    hass.config_entries = config_entries.ConfigEntries(hass, config)
    await bootstrap.async_load_base_functionality(hass)
    await async_process_ha_core_config(hass, {"unit_system": "metric", "time_zone": "UTC"})
    for domain in ("homeassistant", "persistent_notification", "http"):
        if not await async_setup_component(hass, domain, config):
            raise RuntimeError(f"{domain} was not set up")
    await hass.async_start()
    flow = await hass.config_entries.flow.async_init("mqtt", context={"source": "user"})
    done = await hass.config_entries.flow.async_configure(
        flow["flow_id"], {"broker": "127.0.0.1", "port": broker_port}
    )
    if done["type"] != "create_entry":
        raise RuntimeError(f"the broker was not taken: {done}")
    await hass.async_block_till_done()
    return hass


def states(hass: core.HomeAssistant) -> list:
    entities = entity_registry.async_get(hass)
    devices = device_registry.async_get(hass)
    areas = area_registry.async_get(hass)
    rows = []
    for entity_id, state in ((one.entity_id, one) for one in hass.states.async_all()):
        entry = entities.async_get(entity_id)
        device = devices.async_get(entry.device_id) if entry and entry.device_id else None
        area = areas.async_get_area(device.area_id) if device and device.area_id else None
        rows.append(
            {
                "entity_id": entity_id,
                "unique_id": entry.unique_id if entry else None,
                "category": entry.entity_category if entry else None,
                "device": device.name if device else None,
                "area": area.name if area else None,
                "name": state.name,
                "state": state.state,
                "attributes": dict(state.attributes),
            }
        )
    return rows


async def perform(hass: core.HomeAssistant, request: dict):
    if request["op"] == "states":
        return states(hass)
    if request["op"] == "wait":
        while (state := hass.states.get(request["entity"])) is None or state.state != request["state"]:
            await asyncio.sleep(0.002)
        return None
    if request["op"] == "abbreviations":
        return {"config": abbreviations.ABBREVIATIONS, "device": abbreviations.DEVICE_ABBREVIATIONS}
    if request["op"] == "call":
        await hass.services.async_call(request["domain"], request["service"], request["data"], blocking=True)
        return None
    raise ValueError(f"no such request: {request['op']}")


async def main() -> None:
    hass = await boot(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    reader = asyncio.StreamReader(limit=2**24)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    answer({"ready": const.__version__})
    # The end of stdin is the end of the test that started this.
    while line := await reader.readline():
        request = json.loads(line)
        try:
            answer({"id": request["id"], "result": await perform(hass, request)})
        except Exception as error:  # pylint: disable=broad-except
            answer({"id": request["id"], "error": f"{type(error).__name__}: {error}"})
    await hass.async_stop(force=True)


logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
asyncio.run(main())
