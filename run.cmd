@echo off
rem Starts Archive Viewer from this checkout; sets it up first where needed.
rem   run             the program on the sample archive
rem   run ARGUMENT... the program with these arguments (run --help)
rem   run test [...]  every check and test; what follows goes to pytest
setlocal
set "PYTHON="
for %%V in (3.13 3.12 3.11 3.14) do if not defined PYTHON (
    py -%%V -c "import ctypes, ensurepip, venv" >nul 2>nul && set "PYTHON=py -%%V"
)
if not defined PYTHON (
    python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))" >nul 2>nul && set "PYTHON=python"
)
if not defined PYTHON (
    echo Archive Viewer needs Python 3.11, 3.12, 3.13 or 3.14, 64-bit, and none was found. 1>&2
    echo Install one from python.org, with the box "py launcher" ticked, and start this file again. 1>&2
    exit /b 3
)
%PYTHON% -B "%~dp0packaging\run" %*
exit /b %ERRORLEVEL%
