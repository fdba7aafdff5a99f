"""Tests of the command swst: python3 test_cli.py PATH-OF-SWST [TEST...]"""
import os
import sys
import unittest

if __name__ == "__main__":
    if len(sys.argv) > 1 and os.path.exists(sys.argv[1]):
        os.environ["SWST"] = os.path.abspath(sys.argv.pop(1))
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from test_acts import *
from test_desk import *
from test_erase import *
from test_files import *
from test_import import *
from test_keys import *
from test_find import *
from test_goals import *
from test_indicators import *
from test_profiles import *
from test_records import *
from test_report_command import *
from test_reports import *
from test_session import *
from test_verbs import *
from test_words import *

if __name__ == "__main__":
    unittest.main()
