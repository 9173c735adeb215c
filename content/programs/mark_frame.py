"""Reads the pictures of a camera, marks them with OpenCV, and publishes them by RTSP.

    python3 mark_frame.py <address to read> <rtsp: address to publish to>

It reads snapshots (a JPEG for each request), M-JPEG or RTSP.
Needs OpenCV for Python, and ffmpeg.
"""

import subprocess
import sys
import time
import urllib.request

import cv2
import numpy


def pictures(address):
    if "/snapshot" in address:
        while True:
            jpeg = urllib.request.urlopen(address, timeout=10).read()
            yield cv2.imdecode(numpy.frombuffer(jpeg, numpy.uint8), cv2.IMREAD_COLOR)
            time.sleep(0.2)
    camera = cv2.VideoCapture(address)
    while True:
        has_picture, picture = camera.read()
        if not has_picture:
            raise OSError("no picture comes")
        yield picture


def mark(picture):
    grey = cv2.GaussianBlur(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    edges = cv2.dilate(cv2.Canny(grey, 60, 120), None)
    outlines = cv2.findContours(edges, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[-2]
    for outline in sorted(outlines, key=cv2.contourArea)[-5:]:
        left, top, width, height = cv2.boundingRect(outline)
        corners = (left, top), (left + width, top + height)
        cv2.rectangle(picture, *corners, (0, 255, 0), 2)
    cv2.rectangle(picture, (8, 8), (230, 40), (0, 255, 0), cv2.FILLED)
    words, font = f"OpenCV {cv2.__version__}", cv2.FONT_HERSHEY_SIMPLEX
    cv2.putText(picture, words, (16, 31), font, 0.7, (0, 0, 0), 2)


def publisher(address):
    # OpenCV writes no RTSP by itself: ffmpeg packs each JPEG that it is given into RTP.
    read = "ffmpeg -v error -f mjpeg -use_wallclock_as_timestamps 1 -i -"
    send = "-c copy -f rtsp -rtsp_transport tcp"
    return subprocess.Popen([*read.split(), *send.split(), address], stdin=subprocess.PIPE)


def main(read_from, publish_to):
    with publisher(publish_to) as ffmpeg:
        for picture in pictures(read_from):
            mark(picture)
            jpeg = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 50])[1]
            ffmpeg.stdin.write(jpeg.tobytes())
            ffmpeg.stdin.flush()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except KeyboardInterrupt:
        pass
    except FileNotFoundError:
        sys.exit("ffmpeg is not installed.")
    except BrokenPipeError:
        sys.exit(f"ffmpeg could not publish to {sys.argv[2]}.")
    except OSError as error:
        sys.exit(f"{sys.argv[1]} could not be read: {error}")
