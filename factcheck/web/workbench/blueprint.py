"""The blueprint that the workbench's modules hang their views on."""

from flask import Blueprint

blueprint = Blueprint("workbench", __name__)
